#!/usr/bin/env python3
"""A made-up site of annual reports of United States agencies (form us-foia), for measuring gazette.

    gen_reports.py --reports 100 --components 40 --out DIR

Several bodies, each with ten years. Every component has the figures of one of those in tests/golden/forms/us-foia, and
the overall row their sum wherever it is the sum there, so that within a year nearly all checks pass; across years those
fail that look at the year before, as every year has the same figures. The same arguments give the same bytes everywhere.
"""
import argparse
import decimal
import os
import tomllib

YEARS_OF_A_BODY = 10
FIRST_YEAR = 2014


def number(text):
    try:
        return decimal.Decimal(str(text))
    except decimal.InvalidOperation:
        return None


def overall_cell(rows, own, column, components):
    """The sum over the components where it is that in the example, else the example's own figure."""
    overall = number(rows["overall"][column])
    cells = {key: number(row[column]) or 0 for key, row in rows.items() if key != "overall"}
    if overall is None or sum(cells.values()) != overall:
        return rows["overall"][column]
    return str(sum(cells[own[component]] for component in components))


def text_of(cells):
    return "[%s]" % ", ".join('"%s"' % cell for cell in cells)


def figures(example, components):
    keys = [key for key in example["v_a"] if key != "overall"]
    own = {component: keys[i % len(keys)] for i, component in enumerate(components)}
    out, records = [], []
    for table, rows in example.items():
        if isinstance(rows, list):
            for component in components:
                for row in rows:
                    if row.get("component", own[component]) == own[component]:
                        cells = dict(row, component=component) if "component" in row else row
                        records += ["[[%s]]" % table] + ['%s = "%s"' % cell for cell in cells.items()]
            continue
        out.append("[%s]" % table)
        if "overall" not in rows:
            out += ["%s = %s" % (key, text_of(cells if isinstance(cells, list) else [cells])) for key, cells in rows.items()]
            continue
        rows = {key: row if isinstance(row, list) else [row] for key, row in rows.items()}
        out += ["%s = %s" % (component, text_of(rows[own[component]])) for component in components if own[component] in rows]
        overall = [overall_cell(rows, own, i, components) for i in range(len(rows["overall"]))]
        out.append("overall = %s" % text_of(overall))
    return "\n".join(out + records) + "\n"


def head(year, body, components):
    out = ["+++", 'title = "Annual FOIA Report of Department %d for Fiscal Year %d"' % (body, year),
           "published = %d-01-30" % (year + 1), "made = %d-01-22" % (year + 1), 'issuer = "d%d"' % body,
           "[report]", "year = %d" % year, 'form = "us-foia"']
    for number, key in enumerate(components):
        out += ["[[report.components]]", 'key = "%s"' % key, 'label = "Component %d"' % number]
    return "\n".join(out + ["+++", "", "Report of the year {{v_a.overall.received}}.", ""])


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--components", type=int, default=40)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "../golden/forms/us-foia/figures.toml"), "rb") as file:
        example = tomllib.load(file)
    components = ["c%d" % number for number in range(arguments.components)]
    text = figures(example, components)
    bodies = (arguments.reports + YEARS_OF_A_BODY - 1) // YEARS_OF_A_BODY
    site = 'base_url = "https://foia.example/"\ntitle = "Reports"\nlanguage = "en"\n[check]\nreport-check = "warning"\n'
    for body in range(bodies):
        site += '[[issuers]]\nkey = "d%d"\nname = "Department %d"\n' % (body, body)
    write(os.path.join(arguments.out, "site.toml"), site)
    write(os.path.join(arguments.out, "content/reports/_index.md"), '+++\ntitle = "Reports"\n+++\n')
    for number in range(arguments.reports):
        body, year = number // YEARS_OF_A_BODY, FIRST_YEAR + number % YEARS_OF_A_BODY
        folder = os.path.join(arguments.out, "content/reports/%d-%d" % (year, body))
        write(os.path.join(folder, "index.md"), head(year, body, components))
        write(os.path.join(folder, "figures.toml"), text)


if __name__ == "__main__":
    main()

"""The figures of run.py and how they are told, as tables in Markdown."""
import statistics

import measure

CLEAN = "clean build"
AGAIN = "nothing changed"
TEXT = "one text changed"
TITLE = "one title changed"
TEMPLATE = "template changed"
CONFIG = "configuration changed"
BUILDS = [CLEAN, AGAIN, TEXT, TITLE, TEMPLATE, CONFIG]
FLOOR = "floor"
STAT = "floor of nothing changed: ask for all files"
FLOORS = {FLOOR: "all", "floor: read": "read", "floor: read, cmark": "cmark", "floor: write": "write", STAT: "stat"}
SCENARIOS = [*BUILDS, *FLOORS]
NAMES = {"bench": "gazette, plain theme", "default": "gazette, default theme", "hugo": "Hugo, the plain site",
         "floor-bench": "", "floor-default": "output of the default theme"}
ORDER = ["bench", "floor-bench", "hugo", "default", "floor-default"]
MIB = 2 ** 20
LINES_TOLD = 5


class Results:
    """Of one size of site. `runs[subject][scenario]` are records of a round each: wall, user, system, peak_kib, …"""

    def __init__(self, items):
        self.items = items
        self.runs = {}
        self.stages = {}   # seconds by theme and stage, a list each
        self.outputs = {}  # what check_site.py says
        self.kept = {}     # bytes in .gazette after a clean build
        self.differences = []
        self.verified = 0
        self.load_before = self.load_after = None

    def add(self, subject, scenario, record):
        self.runs.setdefault(subject, {}).setdefault(scenario, []).append(record)

    def add_stage(self, theme, name, milliseconds):
        self.stages.setdefault(theme, {}).setdefault(name, []).append(milliseconds)

    def note_kept(self, theme, size):
        self.kept[theme] = size

    def differ(self, what):
        """Keeps the beginning: where all pages differ, one would do."""
        lines = what.splitlines()
        self.differences.append("\n".join(lines[:LINES_TOLD] + (["…"] if len(lines) > LINES_TOLD else [])))

    def values(self, subject, scenario, key):
        runs = self.runs.get(subject, {}).get(scenario, [])
        return [run["user"] + run["system"] if key == "cpu" else run[key] for run in runs if key == "cpu" or key in run]

    def median(self, subject, scenario, key):
        values = self.values(subject, scenario, key)
        return statistics.median(values) if values else None

    def rows(self):
        """Subject and scenario of all that was measured, in the order of the table."""
        return [(subject, scenario) for subject in ORDER for scenario in SCENARIOS
                if scenario in self.runs.get(subject, {})]

    def as_record(self):
        keys = ("wall", "user", "system", "cpu", "peak_kib", "files_written", "bytes_written")
        medians = {subject: {scenario: {key: self.median(subject, scenario, key) for key in keys}
                             for name, scenario in self.rows() if name == subject} for subject in self.runs}
        return {"items": self.items, "load_before": self.load_before, "load_after": self.load_after, "medians": medians,
                "runs": self.runs, "stages_ms": self.stages, "outputs": self.outputs, "kept_bytes": self.kept,
                "ratios": {name: value for name, value in ratios(self)}, "verified": self.verified,
                "differences": self.differences}


def name_of(subject, scenario):
    return ", ".join(filter(None, [NAMES[subject], scenario]))


# Cells

def number(value):
    if value >= 100:
        return format(value, ",.0f")
    return "%.*f" % (3 if value < 1 else 2 if value < 10 else 1, value)


def seconds_cell(values):
    if len(values) == 1:
        return number(values[0])
    return "%s (%s–%s)" % tuple(map(number, measure.spread(values)))


def mib_cell(value):
    return "–" if value is None else format(value / MIB, ",.1f")


def table(heads, rows):
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


# Sections

def head(about):
    text = ("{processor}, {processors} processors, {memory_gib} GiB, {system}; the sites are on {file_system}; "
            "gazette and the floor use {jobs} threads; rounds: {rounds}\n{gazette}").format(**about)
    if about["hugo"]:
        text += "; Hugo " + about["hugo"]
    if not about["has_journal"]:
        text += ("\n\nWARNING: this file system is an ext4 without a journal. There, files are made several times "
                 "slower for minutes\nafter others were removed, and every figure below depends on what ran before it. "
                 "--work names a folder elsewhere.")
    return text


def costs(found):
    heads = ["", "wall s", "user s", "system s", "CPU s", "peak MiB", "files written", "MiB written"]
    rows = []
    for subject, scenario in found.rows():
        times = [seconds_cell(found.values(subject, scenario, key)) for key in ("wall", "user", "system", "cpu")]
        files = found.median(subject, scenario, "files_written")
        rows.append([name_of(subject, scenario), *times,
                     mib_cell(found.median(subject, scenario, "peak_kib") * 1024), "%s" % format(round(files), ","),
                     mib_cell(found.median(subject, scenario, "bytes_written"))])
    return table(heads, rows)


def stage_table(found):
    themes = [theme for theme in ORDER if theme in found.stages]
    names = list(dict.fromkeys(name for theme in themes for name in found.stages[theme]))
    cell = {(theme, name): seconds_cell(values) for theme in themes for name, values in found.stages[theme].items()}
    rows = [[name] + [cell.get((theme, name), "–") for theme in themes] for name in names]
    return table(["stage, wall ms"] + [NAMES[theme] for theme in themes], rows)


def output_table(found):
    rows = [[NAMES[kind], format(each["html"], ","), format(each["files"], ","), mib_cell(each["bytes"]),
             mib_cell(found.kept.get(kind))] for kind, each in found.outputs.items()]
    return table(["output", "pages", "files", "MiB", "MiB in .gazette"], rows)


def ratios(found):
    """Names and values; what was not measured is left out."""
    pairs = []
    for key, word in (("cpu", "CPU"), ("wall", "wall"), ("peak_kib", "peak memory")):
        pairs.append(("%s, clean build: Hugo / %s" % (word, NAMES["bench"]), ("hugo", CLEAN, key),
                      ("bench", CLEAN, key)))
    for key, word in (("wall", "wall"), ("cpu", "CPU")):
        for theme in ("bench", "default"):
            pairs.append(("%s, clean build: %s / floor" % (word, NAMES[theme]), (theme, CLEAN, key),
                          ("floor-" + theme, FLOOR, key)))
    for key, word in (("wall", "wall"), ("cpu", "CPU")):
        pairs.append(("%s, nothing changed: %s / floor of it" % (word, NAMES["bench"]), ("bench", AGAIN, key),
                      ("floor-bench", STAT, key)))
    for theme in ("bench", "default"):
        for scenario in BUILDS[1:]:
            pairs.append(("wall, %s / clean build: %s" % (scenario, NAMES[theme]), (theme, scenario, "wall"),
                          (theme, CLEAN, "wall")))
    for name, above, below in pairs:
        one, other = found.median(*above), found.median(*below)
        if one is not None and other:
            yield name, one / other


def ratio_text(value):
    return "%.3f" % value if value < 0.1 else "%.2f" % value


def section(found):
    parts = ["## %s items" % format(found.items, ","),
             "Load average before and after: %s; %s" % tuple(
                 " ".join("%.2f" % load for load in loads) for loads in (found.load_before, found.load_after)),
             costs(found), output_table(found)]
    if found.stages:
        parts.append(stage_table(found))
    rows = [[name, ratio_text(value)] for name, value in ratios(found)]
    if rows:
        parts.append(table(["ratio of medians", ""], rows))
    if found.verified or found.differences:
        parts.append("%d outputs are the same as those of a clean build, byte for byte; %d differ."
                     % (found.verified, len(found.differences)))
        parts += found.differences
    return "\n\n".join(parts)


def growth(everything):
    """What the larger site costs in terms of the smaller one, for each pair of neighbours."""
    parts = []
    for small, large in zip(everything, everything[1:]):
        rows = []
        for row in large.rows():
            cells = [(large.median(*row, key), small.median(*row, key)) for key in ("wall", "cpu", "peak_kib")]
            if all(one is not None and other for one, other in cells):
                rows.append([name_of(*row)] + [ratio_text(one / other) for one, other in cells])
        parts.append("## %s items in terms of %s" % (format(large.items, ","), format(small.items, ",")))
        parts.append(table(["", "wall", "CPU", "peak memory"], rows))
    return "\n\n".join(parts)

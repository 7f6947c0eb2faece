#!/usr/bin/env -S python3 -B
"""What a build costs, beside the least that any program would need and beside Hugo, on made-up sites of equal content.

    run.py [N...] [--theme bench|default|both] [--quick] [--verify] [--json FILE] …

docs/PERFORMANCE.md tells what is measured and how. In each round every kind of build runs once, one after the other, so
that a busy moment falls on all; the figures are medians of the rounds, with the least and the most in brackets. The
variable HUGO names another Hugo than the one in PATH; without any, there is nothing beside.
"""
import argparse
import dataclasses
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys

import measure
import results
import sites

SIZES = [1000, 10000]
WORDS = {"clean": [results.CLEAN], "again": [results.AGAIN], "text": [results.TEXT], "title": [results.TITLE],
         "template": [results.TEMPLATE], "config": [results.CONFIG], "floor": list(results.FLOORS)}
ROUNDS = 5
FLOOR_SOURCE = os.path.join(sites.HERE, "floor", "floor.cpp")


# What is edited

@dataclasses.dataclass
class Edit:
    scenario: str
    path: str  # from the site's folder
    change: object  # of text and word


def with_paragraph(text, word):
    return text + "\n" + word + "\n"


def with_title(text, word):
    """The first title: an item's, or the site's."""
    return re.sub(r'^(title = ".*)"$', lambda line: '%s%s"' % (line[1], word), text, count=1, flags=re.M)


def with_footer(text, word):
    return text.replace("</footer>", "<p>%s</p></footer>" % word, 1)


def edits_of(theme, item):
    return [Edit(results.TEXT, item, with_paragraph), Edit(results.TITLE, item, with_title),
            Edit(results.TEMPLATE, sites.FOOTERS[theme], with_footer), Edit(results.CONFIG, "site.toml", with_title)]


class Edited:
    """A file with a change, for as long as the block lasts."""

    def __init__(self, site, edit, word):
        self.path = os.path.join(site, edit.path)
        self.before = sites.read(self.path)
        self.after = edit.change(self.before, word)
        assert self.after != self.before, edit

    def __enter__(self):
        sites.write(self.path, self.after)

    def __exit__(self, *_):
        sites.write(self.path, self.before)


# Builds

class Bench:
    """What all subjects share: the programs, where they work, and what came out."""

    def __init__(self, options, items):
        self.options, self.items = options, items
        self.work = os.path.abspath(options.work)
        self.trash = measure.Trash(self.path("trash"))
        self.log = self.path("log")
        self.results = results.Results(items)
        self.words = 0

    def path(self, name):
        return os.path.join(self.work, name)

    def word(self):
        """One that no build has seen, so that nothing kept from an earlier round is of use."""
        self.words += 1
        return "改%d-%d" % (os.getpid(), self.words)

    def wants(self, scenario):
        return scenario in self.options.scenarios

    def measured(self, subject, scenario, command, *folders):
        """Runs a build and adds what it cost and wrote. Nothing of what was before is left for it to pay."""
        self.trash.empty()
        written = measure.Written(self.path("stamp"))
        cost = measure.measured(command, self.log)
        files, size = written.below(*folders)
        self.results.add(subject, scenario, {**dataclasses.asdict(cost), "files_written": files, "bytes_written": size})

    def check(self, kind, corpus, output):
        """Ends the program when the output is not whole."""
        command = [sys.executable, os.path.join(sites.HERE, "check_site.py"), kind, corpus, output]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit("%s: %s%s" % (output, done.stdout, done.stderr))
        self.results.outputs[kind] = json.loads(done.stdout)


class Gazette:
    """A site of ours with one theme."""

    def __init__(self, bench, theme, corpus, item):
        self.bench, self.theme = bench, theme
        self.site = sites.gazette_site(corpus, theme, item)
        self.output = bench.path("out-%d-%s" % (bench.items, theme))
        self.kept = os.path.join(self.site, ".gazette")
        self.edits = edits_of(theme, item)
        self.forget()
        self.build()
        bench.check(theme, corpus, self.output)

    def command(self, output=None, site=None):
        options = self.bench.options
        return [options.gazette, "build", "-s", site or self.site, "-d", output or self.output, "-q",
                "-j", str(options.jobs)]

    def build(self):
        """One that is not measured."""
        measure.measured(self.command(), self.bench.log)

    def forget(self):
        """As if nothing was ever built here."""
        self.bench.trash.take(self.output)
        self.bench.trash.take(self.kept)

    def measured(self, scenario):
        self.bench.measured(self.theme, scenario, self.command(), self.output)
        if self.bench.options.verify:
            self.verify(scenario)

    def round(self):
        bench = self.bench
        if bench.wants(results.CLEAN):
            self.forget()
            self.stages()
            self.forget()
            self.measured(results.CLEAN)
            bench.results.note_kept(self.theme, measure.size_below(self.kept))
        if bench.wants(results.AGAIN):
            self.measured(results.AGAIN)
        for edit in filter(lambda edit: bench.wants(edit.scenario), self.edits):
            with Edited(self.site, edit, bench.word()):
                self.measured(edit.scenario)
            self.build()
            if bench.options.verify:
                self.verify("%s, and changed back" % edit.scenario)

    def stages(self):
        """A clean build that tells how long each stage took."""
        self.bench.trash.empty()
        measure.measured([word for word in self.command() if word != "-q"] + ["--timings"], self.bench.log)
        for milliseconds, name in re.findall(r"^ *([0-9.]+) ms  (.*)$", measure.said_by(self.bench.log), re.M):
            self.bench.results.add_stage(self.theme, name, float(milliseconds))

    def verify(self, scenario):
        """Holds the output against that of a copy of the site where nothing was ever built."""
        bench = self.bench
        copy, output = bench.path("verify-site"), bench.path("verify-out")
        bench.trash.take(copy)
        bench.trash.take(output)
        os.makedirs(copy)
        parts = [os.path.join(self.site, name) for name in os.listdir(self.site) if name != ".gazette"]
        subprocess.run(["cp", "-r", *parts, copy], check=True)
        measure.measured(self.command(output, copy), bench.log)
        if measure.same_trees(self.output, output, bench.log):
            bench.results.verified += 1
        else:
            bench.results.differ("%s: %s" % (results.name_of(self.theme, scenario), measure.said_by(bench.log)))
        bench.trash.take(copy)
        bench.trash.take(output)


class Floor:
    """The least: floor/floor.cpp on the files of a site and its finished output, in some of its modes."""

    def __init__(self, bench, gazette, modes):
        self.bench, self.gazette, self.modes = bench, gazette, modes
        self.program = bench.path("floor")
        if not os.path.exists(self.program) or os.path.getmtime(self.program) < os.path.getmtime(FLOOR_SOURCE):
            compiler = os.environ.get("CXX", "c++")
            subprocess.run([compiler, "-std=c++20", "-O2", "-o", self.program, FLOOR_SOURCE,
                            "-lcmark-gfm-extensions", "-lcmark-gfm", "-pthread"], check=True)

    def round(self):
        for scenario in filter(self.bench.wants, self.modes):
            self.measured(scenario, results.FLOORS[scenario])

    def measured(self, scenario, mode):
        bench, into = self.bench, self.bench.path("out-floor")
        bench.trash.take(into)
        bench.trash.empty()
        command = [self.program, mode, "--site", self.gazette.site, "--output", self.gazette.output, "--into", into,
                   "--jobs", str(bench.options.jobs)]
        measure.measured(command, bench.log)
        bench.results.add("floor-" + self.gazette.theme, scenario, json.loads(measure.said_by(bench.log)))
        is_kept = bench.options.verify and os.path.isdir(into)
        if is_kept and not measure.same_trees(self.gazette.output, into, bench.log):
            bench.results.differ("%s of %s: %s" % (scenario, self.gazette.theme, measure.said_by(bench.log)))
        bench.trash.take(into)


class Hugo:
    """The same site as the one with the plain theme."""

    def __init__(self, bench, corpus):
        self.bench = bench
        self.program = bench.options.hugo
        self.site = sites.hugo_site(corpus, bench.options.hugo_version)
        self.output = bench.path("out-%d-hugo" % bench.items)
        bench.trash.take(self.output)
        measure.measured(self.command(), bench.log)
        bench.check("hugo", corpus, self.output)

    def command(self):
        return [self.program, "--quiet", "-s", self.site, "-d", self.output]

    def round(self):
        if self.bench.wants(results.CLEAN):
            self.bench.trash.take(self.output)
            self.bench.measured("hugo", results.CLEAN, self.command(), self.output)


def compare_texts(item, ours, theirs):
    address = item.removeprefix("content/").removesuffix(".md") + "/"
    script = os.path.join(sites.HERE, "same_text.py")
    done = subprocess.run([sys.executable, script, ours, theirs, address], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit("%s is not the same page in both outputs\n%s%s" % (address, done.stdout, done.stderr))


def subjects_of(bench):
    corpus = sites.corpus_of(bench.work, bench.items)
    item = sites.edited_item(corpus, bench.items)
    themes = ["bench", "default"] if bench.options.theme == "both" else [bench.options.theme]
    ours = [Gazette(bench, theme, corpus, item) for theme in themes]
    others = [Floor(bench, ours[0], results.FLOORS)] + [Floor(bench, site, [results.FLOOR]) for site in ours[1:]]
    if bench.options.hugo:
        others.append(Hugo(bench, corpus))
        if "bench" in themes:
            compare_texts(item, ours[0].output, others[-1].output)
    return ours + others


def bench_of(options, items):
    bench = Bench(options, items)
    subjects = subjects_of(bench)
    bench.results.load_before = os.getloadavg()
    for number in range(1, options.rounds + 1):
        print("%d items: round %d of %d" % (items, number, options.rounds), file=sys.stderr)
        for subject in subjects:
            subject.round()
    bench.results.load_after = os.getloadavg()
    bench.trash.empty()
    return bench.results


# The command line

def machine(options):
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.M)
    kind, device = measure.file_system_of(options.work)
    version = subprocess.run([options.gazette, "version"], capture_output=True, text=True, check=True).stdout.strip()
    return {"processor": model[1] if model else platform.machine(), "processors": os.cpu_count(),
            "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2 ** 30, 1),
            "system": "%s %s" % (platform.system(), platform.release()), "file_system": kind,
            "has_journal": not measure.lacks_journal(kind, device), "jobs": options.jobs, "rounds": options.rounds,
            "gazette": version, "hugo": options.hugo_version}


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", nargs="*", type=int, metavar="N", help="sizes of sites (default: %s)" % SIZES)
    parser.add_argument("--theme", choices=["bench", "default", "both"], default="both")
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", action="append", choices=WORDS, help="only this, and what else is named like this")
    parser.add_argument("--verify", action="store_true",
                        help="compare the output after each build with that of a clean one, byte for byte")
    parser.add_argument("--json", metavar="FILE", help="all figures, each round's too")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="threads of gazette and of the floor")
    parser.add_argument("--gazette", default=os.path.join(sites.ROOT, "build/release/gazette"), help="the program")
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--work", default=os.path.join(sites.ROOT, "build/bench"),
                        help="folder of all sites and outputs")
    options = parser.parse_args()
    options.items = sorted(set(options.items or SIZES))
    options.rounds = 1 if options.quick else options.rounds
    options.scenarios = [scenario for word in options.only or WORDS for scenario in WORDS[word]]
    options.gazette = os.path.abspath(options.gazette)
    options.hugo = None if options.no_hugo else shutil.which(os.environ.get("HUGO") or "hugo")
    options.hugo_version = sites.hugo_version(options.hugo) if options.hugo else None
    if os.environ.get("HUGO") and not options.no_hugo and not options.hugo:
        parser.error("HUGO is not a program")
    if min(options.items) < 100:
        parser.error("a site needs 100 items or more")
    return options


def main():
    options = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was edited is put back then, too
    os.makedirs(options.work, exist_ok=True)
    about = machine(options)
    print(results.head(about) + "\n", flush=True)
    everything = []
    for items in options.items:
        everything.append(bench_of(options, items))
        print(results.section(everything[-1]) + "\n", flush=True)
    print(results.growth(everything))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            figures = {"machine": about, "sizes": [each.as_record() for each in everything]}
            json.dump(figures, file, ensure_ascii=False, indent=1)
    sys.exit(1 if any(each.differences for each in everything) else 0)


if __name__ == "__main__":
    main()

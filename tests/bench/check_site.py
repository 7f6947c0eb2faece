#!/usr/bin/env python3
"""Looks whether the output of a measured build is whole: a generator that leaves pages out is quick.

    check_site.py bench|default|hugo CORPUS OUTPUT

Every item's page must hold its title and end as a page does; every page of every list, every feed with the right
number of entries, the sitemap with every item, and the style sheet must be there. For `bench` and `hugo`, whose sites
are equal on purpose, nothing else may be. Prints one line of JSON: files, bytes and html (pages) of the output, and its
faults.
"""
import collections
import html
import json
import os
import re
import sys

PAGE_SIZE = 20
FEED_SIZE = 20
HUGO, BENCH, DEFAULT = "hugo", "bench", "default"
ISSUERS = {HUGO: "agencies", BENCH: "issuers", DEFAULT: "issuers"}
FEED = {HUGO: "index.xml", BENCH: "rss.xml", DEFAULT: "rss.xml"}
# What a generator makes by itself.
OWN_FILES = {HUGO: {"style.css"},
             BENCH: {"404.html", "verify/index.html", "data/index.html", "data.json", "catalogue.csv", "catalogue.json", "manifest.json",
                     "build-report.json", "robots.txt"}}
OWN_PATTERNS = {HUGO: r"(.*/)?page/1/index\.html", BENCH: r"assets/style\.[0-9a-f]+\.css|sitemap-\d+\.xml"}
FAULTS_TOLD = 10


class Corpus:
    """The items by their address, and how many of them each list has."""

    def __init__(self, folder):
        self.titles = {}
        self.categories, self.issuers, self.years = (collections.Counter() for _ in range(3))
        content = os.path.join(folder, "content")
        for category in sorted(os.listdir(content)):
            for name in os.listdir(os.path.join(content, category)):
                if name != "_index.md":
                    self.add(category, name, os.path.join(content, category, name))

    def add(self, category, name, path):
        with open(path, encoding="utf-8") as file:
            head = file.read().split("\n+++\n", 1)[0]
        address = "%s/%s/" % (category, name.removesuffix(".md"))
        self.titles[address] = json.loads(re.search("^title = (.*)$", head, re.M)[1])
        self.categories[category] += 1
        self.issuers[re.search('^issuer = "(.*)"$', head, re.M)[1]] += 1
        self.years[re.search("^published = ([0-9]{4})", head, re.M)[1]] += 1


def list_pages(address, count):
    """Files of a list of `count` items."""
    last = -(-count // PAGE_SIZE)
    return [address + "index.html"] + [address + "page/%d/index.html" % number for number in range(2, last + 1)]


def expected_lists(kind, corpus):
    pages = []
    groups = [("", corpus.categories), (ISSUERS[kind] + "/", corpus.issuers)]
    if kind == HUGO:
        pages += list_pages("", len(corpus.titles))
    else:
        pages.append("index.html")
        pages.append("years/index.html")
        groups.append(("years/", corpus.years))
    pages.append(ISSUERS[kind] + "/index.html")
    for folder, counts in groups:
        for key, count in counts.items():
            pages += list_pages("%s%s/" % (folder, key), count)
    return pages


def expected_feeds(kind, corpus):
    """How many entries each has."""
    counts = {"": len(corpus.titles), **{category + "/": count for category, count in corpus.categories.items()}}
    return {address + FEED[kind]: min(FEED_SIZE, count) for address, count in counts.items()}


class Output:
    def __init__(self, folder):
        self.folder = folder
        self.sizes = {}
        for path, _, names in os.walk(folder):
            for name in names:
                whole = os.path.join(path, name)
                self.sizes[os.path.relpath(whole, folder)] = os.path.getsize(whole)

    def text(self, path):
        if path not in self.sizes:
            return ""
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()


def sitemap_text(output):
    parts = [name for name in output.sizes if re.fullmatch(r"sitemap(-\d+)?\.xml", name)]
    return "".join(output.text(name) for name in sorted(parts))


def is_whole(page, title):
    return page.rstrip().endswith("</html>") and "<h1" in page and html.escape(title, quote=False) in page


def faults_of(kind, corpus, output):
    pages, feeds = expected_lists(kind, corpus), expected_feeds(kind, corpus)
    items = [address + "index.html" for address in corpus.titles]
    for path in [*items, *pages, *feeds, "sitemap.xml"]:
        if path not in output.sizes:
            yield "missing: " + path
    for address, title in corpus.titles.items():
        if address + "index.html" in output.sizes and not is_whole(output.text(address + "index.html"), title):
            yield "not the whole page: " + address
    for path, count in feeds.items():
        if path in output.sizes and len(re.findall("<item>", output.text(path))) != count:
            yield "not %d entries: %s" % (count, path)
    mapped = set(re.findall("<loc>https?://[^/]*/([^<]*)</loc>", sitemap_text(output)))
    yield from ("not in the sitemap: " + address for address in corpus.titles if address not in mapped)
    if not any(path.endswith(".css") for path in output.sizes):
        yield "no style sheet"
    if kind in OWN_FILES:
        known = {*items, *pages, *feeds, "sitemap.xml", *OWN_FILES[kind]}
        yield from ("not expected: " + path for path in sorted(output.sizes)
                    if path not in known and not re.fullmatch(OWN_PATTERNS[kind], path))


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ISSUERS:
        sys.exit(__doc__)
    output = Output(sys.argv[3])
    faults = list(faults_of(sys.argv[1], Corpus(sys.argv[2]), output))
    print(json.dumps({"files": len(output.sizes), "bytes": sum(output.sizes.values()),
                      "html": sum(path.endswith(".html") for path in output.sizes), "faults": faults[:FAULTS_TOLD]},
                     ensure_ascii=False))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

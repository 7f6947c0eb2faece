#!/usr/bin/env python3
"""Compares an item's page in two outputs of the plain site: gazette's (theme/) and Hugo's (hugo/build/).

    same_text.py OURS THEIRS PAGE

PAGE is an address such as zcwj/xxgk-000008/. Title, breadcrumb, headings, neighbours and all text of the body must be
the same, and every row that both metadata tables have; it prints which rows only one has.
"""
import html.parser
import os
import re
import sys

PARTS = {"title": ("h1", None), "breadcrumb": ("ol", "breadcrumb"), "body": ("div", "content"),
         "neighbours": ("nav", "pager")}
CELLS = ("th", "td")
HEADINGS = ("h2", "h3", "h4")


class Page(html.parser.HTMLParser):
    """Texts of the parts of a page, white space left out; metadata by label."""

    def __init__(self, text):
        super().__init__()
        self.parts = dict.fromkeys(PARTS, "")
        self.headings, self.links, self.cells = [], [], []
        self.open = []  # name and class of each element around
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("meta", "link", "br", "hr", "img", "input"):
            return
        self.open.append((tag, attrs.get("class")))
        if tag in CELLS and ("table", "meta") in self.open:
            self.cells.append((tag, ""))
        if tag in HEADINGS:
            self.headings.append("")
        if attrs.get("rel") in ("prev", "next"):
            self.links.append((attrs["rel"], attrs["href"]))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        data = re.sub(r"\s+", "", data)
        for name, (tag, kind) in PARTS.items():
            if (tag, kind) in self.open:
                self.parts[name] += data
        if any(tag in HEADINGS for tag, _ in self.open):
            self.headings[-1] += data
        if ("table", "meta") in self.open and any(tag in CELLS for tag, _ in self.open):
            self.cells[-1] = (self.cells[-1][0], self.cells[-1][1] + data)

    def facts(self):
        labels = [text for tag, text in self.cells if tag == "th"]
        return dict(zip(labels, [text for tag, text in self.cells if tag == "td"]))


def page_of(output, address):
    with open(os.path.join(output, address, "index.html"), encoding="utf-8") as file:
        return Page(file.read())


def differences(ours, theirs):
    for name in PARTS:
        if ours.parts[name] != theirs.parts[name] or not ours.parts[name]:
            yield "%s: %s / %s" % (name, ours.parts[name], theirs.parts[name])
    if ours.headings != theirs.headings:
        yield "headings: %s / %s" % (ours.headings, theirs.headings)
    if sorted(ours.links) != sorted(theirs.links):
        yield "neighbours: %s / %s" % (ours.links, theirs.links)
    our, their = ours.facts(), theirs.facts()
    yield from ("%s: %s / %s" % (label, our[label], their[label]) for label in our.keys() & their.keys()
                if our[label] != their[label])


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    ours, theirs = (page_of(output, sys.argv[3]) for output in sys.argv[1:3])
    our, their = ours.facts(), theirs.facts()
    print("the same: title, breadcrumb, %d headings, neighbours, %d characters of text, metadata %s; only ours: %s; "
          "only theirs: %s" % (len(ours.headings), len(ours.parts["body"]), "、".join(sorted(our.keys() & their.keys())),
                               "、".join(sorted(our.keys() - their.keys())) or "–",
                               "、".join(sorted(their.keys() - our.keys())) or "–"))
    found = list(differences(ours, theirs))
    sys.exit("\n".join(["… but for:", *found]) if found else 0)


if __name__ == "__main__":
    main()

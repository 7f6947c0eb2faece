#!/usr/bin/env python3
"""The same items as a site for Hugo, to measure beside it.

    make_site.py CORPUS DEST

CORPUS is what tests/bench/gen_corpus.py made. Texts, titles, dates, tags and issuers are the same, byte for byte; only the
names of a few keys differ. The theme beside this file makes what ours makes of it: a page for each item with its
neighbours, lists in pages of twenty of each category, tag and issuer, and feeds. It has no lists of years.
"""
import json
import os
import re
import shutil
import sys
import tomllib

KEYS = [  # of the metadata: ours, Hugo's
    (re.compile(r"^published = ", re.M), "date = "),
    (re.compile(r'^issuer = ("[^"]*")$', re.M), r"issuers = [\1]"),
]


def converted(text):
    """An item as Hugo reads it. Metadata stands between two lines `+++`."""
    _, head, body = re.split(r"^\+\+\+$", text, maxsplit=2, flags=re.M)
    for ours, theirs in KEYS:
        head = ours.sub(theirs, head)
    return "+++" + head + "+++" + body


def copy_content(corpus, site):
    """Writes all items and categories below `site`/content."""
    for folder, _, names in os.walk(os.path.join(corpus, "content")):
        target = os.path.join(site, os.path.relpath(folder, corpus))
        os.makedirs(target)
        for name in names:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = converted(file.read())
            with open(os.path.join(target, name), "w", encoding="utf-8") as file:
                file.write(text)


def configuration(corpus):
    """The text of hugo.toml, with the issuers' names."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "hugo.toml"), encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(corpus, "site.toml"), "rb") as file:
        issuers = tomllib.load(file)["issuers"]
    names = ["%s = %s" % (issuer["key"], json.dumps(issuer["name"], ensure_ascii=False)) for issuer in issuers]
    return text + "\n".join(["[params.issuers]"] + names) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    corpus, site = sys.argv[1:]
    is_whole = os.path.isfile(os.path.join(site, "hugo.toml"))  # it is written last
    if not is_whole:
        shutil.rmtree(site, ignore_errors=True)
        copy_content(corpus, site)
    shutil.rmtree(os.path.join(site, "layouts"), ignore_errors=True)
    here = os.path.dirname(os.path.abspath(__file__))
    shutil.copytree(os.path.join(here, "layouts"), os.path.join(site, "layouts"))
    with open(os.path.join(site, "hugo.toml"), "w", encoding="utf-8") as file:
        file.write(configuration(corpus))


if __name__ == "__main__":
    main()

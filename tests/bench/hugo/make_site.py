#!/usr/bin/env python3
"""The same items as a site for Hugo, to measure beside it.

    make_site.py [--kind serve|build] [--before-0-128] CORPUS DEST

CORPUS is what tests/bench/gen_corpus.py made. Texts, titles, dates, tags and issuers are the same, byte for byte; only
the names of a few keys differ. Two kinds, each with a theme of its own:

    serve   beside this file, for serve.py: a page for each item with its neighbours, lists in pages of twenty of each
            category, tag and issuer, and feeds. It has no lists of years.
    build   in build/, for run.py: what bench_site.toml and theme/ make with gazette, and all items in pages of twenty
            from the home page on.
"""
import argparse
import json
import os
import re
import shutil
import tomllib


def key_renamed(head, ours, theirs):
    return re.sub("^%s = " % ours, "%s = " % theirs, head, flags=re.M)


def metadata_for_serve(head, names):
    return re.sub(r'^issuer = ("[^"]*")$', r"issuers = [\1]", key_renamed(head, "published", "date"), flags=re.M)


def metadata_for_build(head, names):
    """With the issuer's name in each item, which saves Hugo a look into its configuration for each line of a list."""
    for ours, theirs in (("published", "date"), ("document_number", "doc_number")):
        head = key_renamed(head, ours, theirs)
    return re.sub(r'^issuer = "([^"]*)"$', lambda line: 'agencies = ["%s"]\npublisher = %s'
                  % (line[1], json.dumps(names[line[1]], ensure_ascii=False)), head, flags=re.M)


def converted(text, metadata, names):
    """An item as Hugo reads it. Metadata stands between two lines `+++`."""
    _, head, body = re.split(r"^\+\+\+$", text, maxsplit=2, flags=re.M)
    return "+++" + metadata(head, names) + "+++" + body


def names_of_issuers(corpus):
    with open(os.path.join(corpus, "site.toml"), "rb") as file:
        return {issuer["key"]: issuer["name"] for issuer in tomllib.load(file)["issuers"]}


def copy_content(corpus, site, metadata):
    """Writes all items and categories below `site`/content."""
    names = names_of_issuers(corpus)
    for folder, _, files in os.walk(os.path.join(corpus, "content")):
        target = os.path.join(site, os.path.relpath(folder, corpus))
        os.makedirs(target)
        for name in files:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = converted(file.read(), metadata, names)
            with open(os.path.join(target, name), "w", encoding="utf-8") as file:
                file.write(text)


def configuration_for_serve(text, corpus):
    """With the issuers' names."""
    names = ["%s = %s" % (key, json.dumps(name, ensure_ascii=False)) for key, name in names_of_issuers(corpus).items()]
    return text + "\n".join(["[params.issuers]"] + names) + "\n"


def before_0_128(text):
    """The configuration for a Hugo that does not know [pagination] yet."""
    text = re.sub(r"^\[pagination\]\npagerSize = (\d+)\ndisableAliases = true\n", "", text, flags=re.M)
    return re.sub(r"^title = ", "paginate = 20\ntitle = ", text, count=1, flags=re.M)


def make_site(kind, corpus, site, is_old=False):
    here = os.path.dirname(os.path.abspath(__file__))
    theme = os.path.join(here, "build") if kind == "build" else here
    is_whole = os.path.isfile(os.path.join(site, "hugo.toml"))  # it is written last
    if not is_whole:
        shutil.rmtree(site, ignore_errors=True)
        copy_content(corpus, site, metadata_for_build if kind == "build" else metadata_for_serve)
    parts = {"layouts": os.path.join(theme, "layouts")}
    if kind == "build":
        parts["static"] = os.path.join(os.path.dirname(here), "theme", "static")  # both plain sites share their style
    for name, part in parts.items():
        shutil.rmtree(os.path.join(site, name), ignore_errors=True)
        shutil.copytree(part, os.path.join(site, name))
    with open(os.path.join(theme, "hugo.toml"), encoding="utf-8") as file:
        text = file.read()
    if kind == "serve":
        text = configuration_for_serve(text, corpus)
    with open(os.path.join(site, "hugo.toml"), "w", encoding="utf-8") as file:
        file.write(before_0_128(text) if is_old else text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=["serve", "build"], default="serve")
    parser.add_argument("--before-0-128", action="store_true", dest="is_old", help="for an old Hugo")
    parser.add_argument("corpus")
    parser.add_argument("site")
    options = parser.parse_args()
    make_site(options.kind, options.corpus, options.site, options.is_old)


if __name__ == "__main__":
    main()

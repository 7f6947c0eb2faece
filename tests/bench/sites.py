"""The sites that run.py measures, all made of one corpus:

    <work>/<items>             the corpus itself (gen_corpus.py), which nothing changes
    <work>/<items>-bench       gazette's site with the plain theme in theme/
    <work>/<items>-default     gazette's site with the default theme, as gen_corpus.py configures it
    <work>/<items>-hugo-build  the plain site for Hugo

What was made is kept for the next time. Configuration, themes and the edited item are put in place anew each time, so
that a run that was cut off leaves nothing behind.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NEW_PAGINATION = 128  # the Hugo 0.x that brought it
# The file of each theme that stands on every page, from the site's folder.
FOOTERS = {"bench": "themes/bench/partials/bottom.mustache", "default": "themes/default/partials/footer.mustache"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run_script(name, *arguments):
    # A process of its own: what it takes in memory must not be the least that those started later are said to take.
    subprocess.run([sys.executable, os.path.join(HERE, name), *arguments], check=True, stdout=subprocess.DEVNULL)


def corpus_of(work, items):
    corpus = os.path.join(work, str(items))
    if not os.path.isfile(os.path.join(corpus, "site.toml")):  # it is written last
        shutil.rmtree(corpus, ignore_errors=True)
        run_script("gen_corpus.py", "--n", str(items), "--out", corpus)
    return corpus


def edited_item(corpus, items):
    """An item from the middle, as a path in the site: it has neighbours, and no feed shows it."""
    found = glob.glob(os.path.join(corpus, "content", "*", "xxgk-%06d.md" % (items // 2 + 1)))
    return os.path.relpath(found[0], corpus)


# What no other generator that is measured makes; bench_site.toml says the same.
ONLY_PAGES = """
[data]
page_json = false

[search]
engine = "none"
"""


def copy_content(corpus, site):
    content = os.path.join(site, "content")
    if os.path.isdir(content):
        return
    partly = content + ".new"
    shutil.rmtree(partly, ignore_errors=True)
    os.makedirs(site, exist_ok=True)
    subprocess.run(["cp", "-r", os.path.join(corpus, "content"), partly], check=True)
    os.rename(partly, content)


def issuers_of(corpus):
    return re.search(r"^\[\[issuers\]\].*", read(os.path.join(corpus, "site.toml")), re.M | re.S)[0]


def gazette_site(corpus, theme, item):
    site = "%s-%s" % (corpus, theme)
    copy_content(corpus, site)
    shutil.rmtree(os.path.join(site, "themes"), ignore_errors=True)
    if theme == "bench":
        shutil.copytree(os.path.join(HERE, "theme"), os.path.join(site, "themes", "bench"))
        configuration = read(os.path.join(HERE, "bench_site.toml")) + "\n" + issuers_of(corpus)
    else:
        # A copy of one file of what is inside the program, so that there is something to edit.
        write(os.path.join(site, FOOTERS[theme]), read(os.path.join(ROOT, FOOTERS[theme])))
        configuration = read(os.path.join(corpus, "site.toml")) + ONLY_PAGES
    write(os.path.join(site, "site.toml"), configuration)
    write(os.path.join(site, item), read(os.path.join(corpus, item)))
    return site


def hugo_version(hugo):
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"v(\d+(?:\.\d+)+)", said)[1]


def hugo_site(corpus, version):
    site = corpus + "-hugo-build"
    numbers = [int(number) for number in version.split(".")]
    old = ["--before-0-128"] if numbers[0] == 0 and numbers[1] < NEW_PAGINATION else []
    run_script("hugo/make_site.py", "--kind", "build", *old, corpus, site)
    return site

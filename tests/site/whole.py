#!/usr/bin/env -S python3 -B
"""Looks whether a built site hangs together, with nothing of the program's own: each address of the site that a file
names must be there, with its fragment; each page must be reached by links from the home page; feeds, sitemap and JSON
must be what they should be.

    whole.py FOLDER

The address of the site is read from its home page. Prints counts, and what is wrong, a line each; fails if anything is.
"""
import collections
import csv
import datetime
import email.utils
import html.parser
import json
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as xml

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# Tags of pages and feeds that name an address, by attribute.
NAMING = {"href", "src", "action", "poster", "cite"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
FAULTS_TOLD = 40


class Page(html.parser.HTMLParser):
    """The ids of a page, and the addresses it names: those that a reader follows in `links`, all in `addresses`."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.addresses, self.links, self.canonical, self.refresh = set(), [], [], None, None
        self.is_hidden, self.data, self.in_json = False, [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.add(values["id"])
        if tag == "a" and values.get("name"):
            self.ids.add(values["name"])
        self.addresses += [value for name, value in attributes if name in NAMING and value]
        self.addresses += [part.split()[0] for part in (values.get("srcset") or "").split(",") if part.split()]
        if tag in ("a", "form") and (values.get("href") or values.get("action")):
            self.links.append(values.get("href") or values.get("action"))
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "meta" and values.get("name") == "robots" and "noindex" in values["content"]:
            self.is_hidden = True
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.refresh = values["content"].split("url=", 1)[-1]
            self.addresses.append(self.refresh)
            self.links.append(self.refresh)
        if tag == "meta" and (values.get("property") or values.get("name") or "").split(":")[-1] in ("url", "image"):
            self.addresses.append(values["content"])
        self.in_json = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.in_json:
            self.data.append(data)

    def handle_endtag(self, tag):
        self.in_json = False


class Site:
    def __init__(self, folder):
        self.folder = folder
        self.faults, self.counts = [], collections.Counter()
        self.files = {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}
        self.pages = {path: Page(self.text(path)) for path in sorted(self.files) if path.endswith(".html")}
        self.base = self.pages["index.html"].canonical

    def text(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8", newline="") as file:
            return file.read()

    def fault(self, path, what):
        self.faults.append("%s: %s" % (path, what))

    def address_of(self, path):
        return self.base + urllib.parse.quote(re.sub(r"(^|/)index\.html$", r"\1", path))

    def file_at(self, address):
        """The path of the file that a server would send, or None."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(address).path)[len(urllib.parse.urlsplit(self.base).path):]
        path += "index.html" if path == "" or path.endswith("/") else ""
        return path if path in self.files else None

    def is_own(self, address):
        return address == self.base.rstrip("/") or address.startswith(self.base)

    def follow(self, path, address):
        """Where an address in the file at `path` leads in this site, or None; notes a fault if there is nothing."""
        whole = urllib.parse.urljoin(self.address_of(path), address)
        if not self.is_own(whole):
            self.counts["addresses of others"] += whole.startswith("http")
            return None
        self.counts["addresses"] += 1
        target = self.file_at(whole)
        fragment = urllib.parse.unquote(urllib.parse.urlsplit(whole).fragment)
        if target is None:
            self.fault(path, "nothing is at " + address)
        elif fragment and target in self.pages:
            self.counts["fragments"] += 1
            if fragment not in self.pages[target].ids:
                self.fault(path, "no such fragment: " + address)
        return target


def check_pages(site):
    for path, page in site.pages.items():
        for address in page.addresses:
            site.follow(path, address)
        if page.canonical and not page.refresh and site.file_at(page.canonical) != path and not page.is_hidden:
            site.fault(path, "its canonical address is another's: " + page.canonical)
        for text in page.data:
            check_values(site, path, json.loads(text))
    site.counts["pages"] = len(site.pages)


def check_reach(site):
    """From the home page, by links alone, to each page but the one for what is not there and those that lead elsewhere."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for address in site.pages[path].links:
            target = site.file_at(urllib.parse.urljoin(site.address_of(path), address))
            if site.is_own(urllib.parse.urljoin(site.address_of(path), address)) and target in site.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    for path in sorted(set(site.pages) - reached):
        if path != "404.html" and not site.pages[path].refresh:
            site.fault(path, "no links lead there from the home page")


def values_of(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from values_of(each)
    elif isinstance(value, str):
        yield value


def check_values(site, path, value):
    """Strings that are addresses of the site, wherever they stand in JSON; a namespace of its own is none."""
    for text in values_of(value):
        if site.is_own(text) and " " not in text:
            site.follow(path, text)


def check_json(site):
    for path in sorted(site.files):
        if path.endswith(".json"):
            site.counts["JSON files"] += 1
            try:
                check_values(site, path, json.loads(site.text(path)))
            except ValueError as error:
                site.fault(path, "is not JSON: %s" % error)
    items = json.loads(site.text("catalogue.json"))["items"]
    rows = list(csv.DictReader(site.text("catalogue.csv").lstrip("\ufeff").splitlines()))
    site.counts["rows of the catalogue"] = len(rows)
    if len(rows) != len(items):
        site.fault("catalogue.csv", "%d rows, but %d in catalogue.json" % (len(rows), len(items)))


def check_entries(site, path, entries):
    """`entries` is the id, the address and the moment of each."""
    ids = [entry[0] for entry in entries]
    if len(set(ids)) != len(ids) or None in ids:
        site.fault(path, "%d entries with %d ids" % (len(ids), len(set(ids))))
    check_order(site, path, [moment for *_, moment in entries])
    for _, address, _ in entries:
        if not site.is_own(address):
            site.fault(path, "an entry leads to " + address)
        site.follow(path, address)
    site.counts["entries of feeds"] += len(entries)


def check_order(site, path, moments):
    if None in moments or moments != sorted(moments, reverse=True):
        site.fault(path, "its entries are not dated, or not the newest first")


def check_self(site, path, address):
    if address is None or site.file_at(address) != path:
        site.fault(path, "its link to itself leads to %s" % address)


def check_html(site, path, text):
    """What a feed shows of a text: its addresses are whole, but for those of its own footnotes."""
    shown = Page(text or "")
    for address in shown.addresses:
        if address[:1] == "#" and urllib.parse.unquote(address[1:]) in shown.ids:
            continue
        if not re.match(r"[a-z]+:", address):
            site.fault(path, "an address that is not whole: " + address)
        site.follow(path, address)


def moment_of_rfc_822(text):
    try:
        return email.utils.parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError):
        return None


def moment_of_rfc_3339(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() if RFC_3339.fullmatch(text or "") else None


def check_rss(site, path, channel):
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            site.fault(path, "no " + name)
    links = {link.get("rel"): link.get("href") for link in channel.findall(ATOM + "link")}
    check_self(site, path, links.get("self"))
    for address in links.values():
        site.follow(path, address)
    entries = []
    for item in channel.findall("item"):
        entries.append((item.findtext("guid"), item.findtext("link"), moment_of_rfc_822(item.findtext("pubDate"))))
        check_html(site, path, item.findtext(CONTENT))
    check_entries(site, path, entries)


def check_atom(site, path, feed):
    for name in ("id", "title", "updated"):
        if not (feed.findtext(ATOM + name) or "").strip():
            site.fault(path, "no " + name)
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    check_self(site, path, links.get("self"))
    for address in links.values():
        site.follow(path, address)
    # What is archived keeps its place: by the day of its publication, not of its last change.
    kind = "published" if feed.find("{http://purl.org/syndication/history/1.0}archive") is not None else "updated"
    entries = []
    for entry in feed.findall(ATOM + "entry"):
        moments = {name: moment_of_rfc_3339(entry.findtext(ATOM + name)) for name in ("published", "updated")}
        if None in moments.values() or not entry.findtext(ATOM + "title"):
            site.fault(path, "an entry without a title or a date")
        entries.append((entry.findtext(ATOM + "id"), entry.find(ATOM + "link").get("href"), moments[kind]))
        content = entry.find(ATOM + "content")
        if content is not None and content.get("type") == "html":
            check_html(site, path, content.text)
    check_entries(site, path, entries)


def check_json_feed(site, path):
    feed = json.loads(site.text(path))
    if not feed["version"].startswith("https://jsonfeed.org/version/1") or not feed["title"]:
        site.fault(path, "no version, or no title")
    check_self(site, path, feed["feed_url"])
    for item in feed["items"]:
        check_html(site, path, item.get("content_html"))
    check_entries(site, path, [(item["id"], item["url"], moment_of_rfc_3339(item["date_modified"]))
                               for item in feed["items"]])


def check_sitemap(site, path, root):
    """Returns the pages that it names."""
    named = [element.findtext(SITEMAP + "loc") for element in root]
    targets = [site.follow(path, address) for address in named]
    if len(set(named)) != len(named):
        site.fault(path, "an address stands there twice")
    for element in root:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", element.findtext(SITEMAP + "lastmod", "2000-01-01")):
            site.fault(path, "not a date: " + element.findtext(SITEMAP + "lastmod"))
    site.counts["addresses of the sitemap"] += len(named) if root.tag == SITEMAP + "urlset" else 0
    return set(targets) if root.tag == SITEMAP + "urlset" else set()


def check_xml(site):
    mapped = set()
    for path in sorted(path for path in site.files if path.endswith(".xml")):
        try:
            root = xml.fromstring(site.text(path).encode())
        except xml.ParseError as error:
            site.fault(path, "is not XML: %s" % error)
            continue
        if root.tag.startswith(SITEMAP):
            mapped |= check_sitemap(site, path, root)
            continue
        site.counts["feeds"] += 1
        if root.tag == "rss":
            check_rss(site, path, root.find("channel"))
        elif root.tag == ATOM + "feed":
            check_atom(site, path, root)
        else:
            site.fault(path, "neither a feed nor a sitemap: " + root.tag)
    for path in sorted(path for path in site.files if re.search(r"(^|/)feed\.json$", path)):
        site.counts["feeds"] += 1
        check_json_feed(site, path)
    for path, page in site.pages.items():
        is_wanted = page.canonical and not page.refresh and not page.is_hidden and path != "404.html"
        is_further = re.search(r"(^|/)page/\d+/index\.html$", path)  # of a list, its first page is enough
        if is_wanted and not is_further and path not in mapped:
            site.fault(path, "no sitemap names it")
        if (page.is_hidden or page.refresh) and path in mapped:
            site.fault(path, "the sitemap names it, though no index shall have it")


def check_styles(site):
    for path in site.files:
        if path.endswith(".css"):
            for address in re.findall(r"url\([\"']?([^)\"']+)", site.text(path)):
                site.follow(path, address)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    site = Site(sys.argv[1])
    for check in (check_pages, check_reach, check_json, check_xml, check_styles):
        check(site)
    print(", ".join("%d %s" % (count, what) for what, count in site.counts.items()))
    for fault in site.faults[:FAULTS_TOLD]:
        print("FAILED " + fault)
    if len(site.faults) > FAULTS_TOLD:
        print("and %d more" % (len(site.faults) - FAULTS_TOLD))
    sys.exit(1 if site.faults else 0)


if __name__ == "__main__":
    main()

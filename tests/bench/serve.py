#!/usr/bin/env python3
"""How soon a preview server shows what was saved: `gazette serve`, and Hugo's on the same items beside it.

    serve.py --gazette build/release/gazette --site build/bench/10000 [--hugo hugo --hugo-site build/bench/10000-hugo]

gen_corpus.py makes the one site, hugo/make_site.py the other of it. Measured with each server alone, one after the other:

* the start of a fresh process until `/` is answered with 200 (asked every 2 ms),
* saves of one item until its page, the list of its category, the site's feed and the pages of both its neighbours are
  right: those that are not yet are asked in turn, with 2 ms between the rounds, on a connection that stays open,
* the memory of the server with all processes that it started.

The item, its neighbours and the feed are found in the pages that the server serves. Every file is put back at the end.
Prints a table in Markdown; times are medians, with the least and the most in brackets.
"""
import argparse
import dataclasses
import html.parser
import http.client
import itertools
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree

BETWEEN_ASKS_S = 0.002
START_LIMIT_S = 600
ANSWER_LIMIT_S = 60
REST_LIMIT_S = 60
IDLE_SHARE = 0.05  # of one processor
PLACE_IN_FEED = 5  # of the item that is edited, from the newest: on the first page of its category, with both neighbours

START = "start to the first `/`"
TEXT = "text saved in place: item's page"
TITLE_ITEM = "title saved: item's page"
TITLE_LIST = "title saved: category's list"
TITLE_FEED = "title saved: feed"
TITLE_NEIGHBOURS = "title saved: both neighbours' pages"
TITLE_ALL = "title saved: **everything right**"
RENAMED = "text saved by renaming: item's page"
NEW = "new file: category's list"
GONE_LIST = "file deleted: no longer in the list"
GONE_PAGE = "file deleted: its page is 404"
GONE_ALL = "file deleted: **everything right**"
MEMORY_START = "memory 3 s after the start, MiB"
MEMORY_END = "memory at the end, MiB"
TIMES = [START, TEXT, TITLE_ITEM, TITLE_LIST, TITLE_FEED, TITLE_NEIGHBOURS, TITLE_ALL, RENAMED, NEW, GONE_LIST, GONE_PAGE,
         GONE_ALL]


# Asking

class Client:
    """Asks one server, over one connection while that lasts."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_LIMIT_S)

    def get(self, path):
        """Status and text; status 0 when there is no server."""
        for _ in range(2):  # a connection that rested may have been closed
            try:
                self.connection.request("GET", path)
                answer = self.connection.getresponse()
                return answer.status, answer.read().decode("utf-8", "replace")
            except (OSError, http.client.HTTPException):
                self.connection.close()
        return 0, ""


@dataclasses.dataclass
class Sight:
    """What an address must come to show."""
    path: str
    is_right: object  # of status and text


def shows(path, word):
    return Sight(path, lambda status, text: status == 200 and word in text)


def shows_not(path, word):
    return Sight(path, lambda status, text: status == 200 and word not in text)


def is_gone(path):
    return Sight(path, lambda status, text: status == 404)


def times_until(client, sights, start, limit_s):
    """For each named sight the seconds from `start` until it was right; None where it was not within the limit."""
    times = dict.fromkeys(sights)
    waiting = dict(sights)
    while waiting and time.perf_counter() - start < limit_s:
        for name, sight in list(waiting.items()):
            if sight.is_right(*client.get(sight.path)):
                times[name] = time.perf_counter() - start
                del waiting[name]
        if waiting:
            time.sleep(BETWEEN_ASKS_S)
    return times


def latest(times):
    """The time of the last one; None when one never came."""
    return None if None in times else max(times)


# Finding what to edit

class Links(html.parser.HTMLParser):
    """The addresses of a page's links by their `rel`, those of feeds by `feed`."""

    def __init__(self, text):
        super().__init__()
        self.found = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        kind = attrs.get("rel")
        if kind == "alternate" and re.search(r"rss|atom", attrs.get("type", "")):
            kind = "feed"
        if tag in ("a", "link") and kind and attrs.get("href"):
            self.found.setdefault(kind, attrs["href"])


def items_of_feed(text):
    """The paths of the items of an RSS or Atom feed, newest first."""
    root = xml.etree.ElementTree.fromstring(text)
    addresses = [link.text for link in root.iterfind("channel/item/link")]
    addresses += [link.get("href") for link in root.iterfind("{*}entry/{*}link")]
    return [urllib.parse.urlsplit(address).path for address in addresses]


@dataclasses.dataclass
class Subject:
    """The item that is edited and what else shows its title."""
    page: str
    category: str
    feed: str
    neighbours: list
    file: str  # from the site's folder

    def beside(self, name):
        """Another item of the category, with the file `name`.md."""
        return self.category + name + "/", os.path.join(os.path.dirname(self.file), name + ".md")


def find_subject(client):
    """Takes an item that stands in the site's feed, on its category's first page and between two others."""
    feed = Links(client.get("/")[1]).found["feed"]
    for page in items_of_feed(client.get(feed)[1])[PLACE_IN_FEED:]:
        links = Links(client.get(page)[1]).found
        category = page[:page.rstrip("/").rfind("/") + 1]
        if "prev" in links and "next" in links and page in client.get(category)[1]:
            return Subject(page, category, feed, [links["prev"], links["next"]], "content" + page.rstrip("/") + ".md")
    sys.exit("no item of %s stands between two others" % feed)


# Editing

class SiteFiles:
    """Files of a site that are edited and put back."""

    def __init__(self, folder):
        self.folder = folder
        self.originals = {}  # text by path; None where there was no file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for path in list(self.originals):
            self.put_back(path)

    def whole(self, path):
        return os.path.join(self.folder, path)

    def read(self, path):
        with open(self.whole(path), encoding="utf-8") as file:
            return file.read()

    def fill(self, path, text):
        with open(self.whole(path), "w", encoding="utf-8") as file:
            file.write(text)

    def remember(self, path):
        if path not in self.originals:
            self.originals[path] = self.read(path) if os.path.exists(self.whole(path)) else None

    def write(self, path, text):
        """Saves in place, as many editors do. The moment before the first byte."""
        self.remember(path)
        start = time.perf_counter()
        self.fill(path, text)
        return start

    def write_by_renaming(self, path, text):
        """Saves as other editors do: a hidden file beside it takes its place."""
        self.remember(path)
        beside = os.path.join(os.path.dirname(path), ".%s.tmp" % os.path.basename(path))
        start = time.perf_counter()
        self.fill(beside, text)
        os.replace(self.whole(beside), self.whole(path))
        return start

    def remove(self, path):
        start = time.perf_counter()
        os.remove(self.whole(path))
        return start

    def put_back(self, path):
        text = self.originals.pop(path)
        if text is not None:
            self.fill(path, text)
        elif os.path.exists(self.whole(path)):
            self.remove(path)


def with_text(text, word):
    return text + "\n" + word + "\n"


def with_title(text, word):
    return re.sub(r'^(title = ".*)"$', lambda line: line[1] + word + '"', text, count=1, flags=re.M)


def as_new_item(text, word, number):
    """A copy with a title and an index number of its own."""
    text = re.sub(r'^document_number = .*\n', "", text, count=1, flags=re.M)
    text = re.sub(r'^(index_number = ".*-)\d+"$', lambda line: '%s9%06d"' % (line[1], number), text, count=1, flags=re.M)
    return with_title(text, word)


# Servers

@dataclasses.dataclass
class Kind:
    """A server that is measured."""
    name: str
    folder: str
    command: list         # {port} stands for the port
    made_by_it: list      # folders in the site's that it writes: a fresh start has none of them


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def process_tree(process_id):
    """The fields of /proc/…/stat from the third on (proc(5)), of a process and of all that it started."""
    children, fields_of = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name, encoding="utf-8", errors="replace") as file:
                fields_of[int(name)] = fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue  # it ended meanwhile
        children.setdefault(int(fields[1]), []).append(int(name))
    found, todo = [], [process_id]
    while todo:
        one = todo.pop()
        found += [fields_of[one]] if one in fields_of else []
        todo += children.get(one, [])
    return found


class Server:
    """A running server; it ends with the block."""

    def __init__(self, kind):
        for name in kind.made_by_it:
            shutil.rmtree(os.path.join(kind.folder, name), ignore_errors=True)
        port = free_port()
        command = [part.format(port=port) for part in kind.command]
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        start = time.perf_counter()
        self.process = subprocess.Popen(command, cwd=kind.folder, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT, start_new_session=True)
        self.client = Client(port)
        try:
            self.start_s = self.wait_until_ready(start)
        except BaseException:
            self.end()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def wait_until_ready(self, start):
        while time.perf_counter() - start < START_LIMIT_S:
            if self.client.get("/")[0] == 200:
                return time.perf_counter() - start
            if self.process.poll() is not None:
                self.give_up("ended before it served")
            time.sleep(BETWEEN_ASKS_S)
        return self.give_up("does not serve")

    def memory_mib(self):
        """Resident, of all its processes."""
        pages = sum(int(fields[21]) for fields in process_tree(self.process.pid))
        return pages * os.sysconf("SC_PAGE_SIZE") / 2 ** 20

    def processor_s(self):
        ticks = sum(int(fields[11]) + int(fields[12]) for fields in process_tree(self.process.pid))
        return ticks / os.sysconf("SC_CLK_TCK")

    def rest(self, pause):
        """Waits for as long as `pause`, and again until it did next to nothing meanwhile: the work of one edit must not
        be paid for by the next."""
        until = time.perf_counter() + REST_LIMIT_S
        while time.perf_counter() < until:
            before = self.processor_s()
            time.sleep(pause)
            if self.processor_s() - before < IDLE_SHARE * pause:
                return

    def must_be_alive(self):
        if self.process.poll() is not None:
            self.give_up("ended while it was measured")

    def give_up(self, what):
        self.log.seek(0)
        sys.exit("%s\n%s %s" % (self.log.read()[-2000:], self.process.args[0], what))

    def end(self):
        """Ends the server and what it started: all of its session, which is ours alone."""
        for ending in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, ending)
                self.process.wait(10)
                return
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                return


# Measuring

@dataclasses.dataclass
class Pace:
    trials: int
    pause: float  # seconds after each edit in which the server must have nothing to do
    limit: float  # seconds until a page that is not right counts as never right


class Trials:
    """Edits of one server's site, each with the times until it is seen."""

    def __init__(self, server, files, subject, pace):
        self.server, self.client, self.files, self.subject, self.pace = server, server.client, files, subject, pace
        self.text = files.read(subject.file)
        self.numbers = itertools.count(1)

    def word(self):
        """One that no page has yet."""
        return "probe%d-%d" % (os.getpid(), next(self.numbers))

    def until(self, sights, start):
        times = times_until(self.client, sights, start, self.pace.limit)
        self.server.must_be_alive()
        self.server.rest(self.pace.pause)
        return times

    def text_edit(self):
        word = self.word()
        start = self.files.write(self.subject.file, with_text(self.text, word))
        return self.until({TEXT: shows(self.subject.page, word)}, start)

    def renamed_edit(self):
        word = self.word()
        start = self.files.write_by_renaming(self.subject.file, with_text(self.text, word))
        return self.until({RENAMED: shows(self.subject.page, word)}, start)

    def title_edit(self):
        word, subject = self.word(), self.subject
        sights = {TITLE_ITEM: subject.page, TITLE_LIST: subject.category, TITLE_FEED: subject.feed,
                  "prev": subject.neighbours[0], "next": subject.neighbours[1]}
        start = self.files.write(subject.file, with_title(self.text, word))
        times = self.until({name: shows(path, word) for name, path in sights.items()}, start)
        times[TITLE_ALL] = latest(list(times.values()))
        times[TITLE_NEIGHBOURS] = latest([times.pop("prev"), times.pop("next")])
        return times

    def new_and_deleted(self):
        word, number = self.word(), next(self.numbers)
        page, file = self.subject.beside("probe-%d" % number)
        start = self.files.write(file, as_new_item(self.text, word, number))
        times = self.until({NEW: shows(self.subject.category, word)}, start)
        self.until({"page": shows(page, word)}, time.perf_counter())  # it was there once
        start = self.files.remove(file)
        gone = self.until({GONE_LIST: shows_not(self.subject.category, word), GONE_PAGE: is_gone(page)}, start)
        gone[GONE_ALL] = latest(list(gone.values()))
        return {**times, **gone}

    def run(self, count, add):
        """All kinds of edits, `count` times each; each ends with the file as it was."""
        for one in (self.text_edit, self.title_edit, self.renamed_edit, self.new_and_deleted):
            for _ in range(count):
                add(one())
            if self.subject.file in self.files.originals:
                self.files.put_back(self.subject.file)
                self.server.rest(self.pace.pause)


@dataclasses.dataclass
class Measured:
    name: str
    loads: list                 # of the machine, before and after
    times: dict                 # lists of seconds by row; None: never
    memory: dict

    def add(self, times):
        for row, seconds in times.items():
            self.times.setdefault(row, []).append(seconds)


def measure(kind, starts, pace):
    """Starts a server several times and edits in the last."""
    measured = Measured(kind.name, [os.getloadavg()[0]], {}, {})
    for _ in range(starts - 1):
        with Server(kind) as server:
            measured.add({START: server.start_s})
    with SiteFiles(kind.folder) as files, Server(kind) as server:
        measured.add({START: server.start_s})
        time.sleep(3)
        measured.memory[MEMORY_START] = server.memory_mib()
        subject = find_subject(server.client)
        print("%s: edits %s" % (kind.name, subject.file), file=sys.stderr)
        for page in subject.neighbours:
            server.client.get(page)  # Hugo keeps up with pages that somebody looked at
        server.rest(pace.pause)
        Trials(server, files, subject, pace).run(pace.trials, measured.add)
        measured.memory[MEMORY_END] = server.memory_mib()
    measured.loads.append(os.getloadavg()[0])
    return measured


# Telling

def milliseconds(seconds):
    if seconds is None:
        return "never"
    return "%.1f" % (seconds * 1000) if seconds < 0.01 else format(round(seconds * 1000), ",")


def in_order(values):
    """From the shortest; never is the longest."""
    return sorted(values, key=lambda value: float("inf") if value is None else value)


def median(values):
    return in_order(values)[len(values) // 2]


def time_cell(values):
    ordered = in_order(values)
    if ordered[0] is None:
        return "never"
    return "%s (%s–%s)" % tuple(map(milliseconds, (median(values), ordered[0], ordered[-1])))


def ratio_cell(other, ours):
    if other is None or ours is None:
        return "–"
    return format(other / ours, ".1f" if other < 10 * ours else ",.0f")


def table(all_measured):
    """The first is ours; beside each other stands how many times ours it is."""
    ours, others = all_measured[0], all_measured[1:]
    heads = ["", ours.name] + [head for other in others for head in (other.name, "ratio")]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for row in TIMES:
        our = ours.times[row]
        cells = [(time_cell(other.times[row]), ratio_cell(median(other.times[row]), median(our))) for other in others]
        rows.append([row + ", ms", time_cell(our), *itertools.chain(*cells)])
    for row in (MEMORY_START, MEMORY_END):
        our = ours.memory[row]
        cells = [("%.0f" % other.memory[row], ratio_cell(other.memory[row], our)) for other in others]
        rows.append([row, "%.0f" % our, *itertools.chain(*cells)])
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)


def head_line(all_measured, items, starts, pace):
    loads = ", ".join("%.1f and %.1f" % tuple(measured.loads) for measured in all_measured)
    return ("%s items; median (least–most) of %d edits of each kind and %d starts; “never”: not within %g s; %d "
            "processors; load average before and after each server's turn: %s"
            % (format(items, ","), pace.trials, starts, pace.limit, os.cpu_count(), loads))


def count_of_items(site):
    return sum(name.endswith(".md") and name != "_index.md" for _, _, names in os.walk(os.path.join(site, "content"))
               for name in names)


def version_of(program):
    """The first number with dots that `PROGRAM version` prints."""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+(\.\d+)+", said)[0]


def kinds_of(options):
    gazette = os.path.abspath(options.gazette)
    kinds = [Kind("gazette", options.site, [gazette, "serve", "-p", "{port}"], [])]
    if options.hugo:
        hugo = os.path.abspath(shutil.which(options.hugo) or options.hugo)
        command = [hugo, "server", "--bind", "127.0.0.1", "-p", "{port}"]
        written = ["public", "resources"]
        name = "Hugo " + version_of(hugo)
        kinds += [Kind(name, options.hugo_site, command, written),
                  Kind(name + ", no fast render", options.hugo_site, command + ["--disableFastRender"], written)]
    return kinds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gazette", required=True, help="the program")
    parser.add_argument("--site", required=True, help="folder of its site")
    parser.add_argument("--hugo", help="Hugo's program")
    parser.add_argument("--hugo-site", help="folder of the same site for Hugo")
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--trials", type=int, default=11)
    parser.add_argument("--pause", type=float, default=0.7, help="seconds of rest between edits")
    parser.add_argument("--limit", type=float, default=15, help="seconds to wait for a page to be right")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # files are put back then, too
    pace = Pace(options.trials, options.pause, options.limit)
    all_measured = [measure(kind, options.starts, pace) for kind in kinds_of(options)]
    print(head_line(all_measured, count_of_items(options.site), options.starts, pace) + "\n")
    print(table(all_measured))


if __name__ == "__main__":
    main()

"""What a process costs, and an output folder that is fresh each time without paying for the one before it."""
import dataclasses
import os
import statistics
import subprocess
import sys
import time

LOG_TAIL = 2000


@dataclasses.dataclass
class Cost:
    """Of one process and all that it waited for. Seconds."""
    wall: float
    user: float
    system: float
    peak_kib: int  # its own; no less than this program's, from which it was started

    @property
    def cpu(self):
        return self.user + self.system


def said_by(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def measured(command, log, cwd=None):
    """Runs `command` to its end, with all that it says in the file `log`. What fails ends this program."""
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()  # whoever ends this program does not want to wait for that one
            process.wait()
            raise
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("%s\n%s: exit status %d" % (said_by(log)[-LOG_TAIL:], " ".join(command), process.returncode))
    return Cost(wall, used.ru_utime, used.ru_stime, used.ru_maxrss)


class Trash:
    """Where folders wait for their removal, since what a fresh build costs must not depend on the old output."""

    def __init__(self, folder):
        self.folder = folder
        self.empty()
        os.makedirs(folder, exist_ok=True)

    def take(self, path):
        if os.path.lexists(path):
            os.rename(path, os.path.join(self.folder, str(time.monotonic_ns())))

    def empty(self):
        """Removes all and waits until the disk knows."""
        if os.path.isdir(self.folder) and os.listdir(self.folder):
            subprocess.run(["rm", "-rf", self.folder], check=True)  # a process of its own: quicker, no memory of ours
            os.makedirs(self.folder)
        os.sync()


class Written:
    """Counts the files that are written below some folders from now on."""

    def __init__(self, stamp):
        self.stamp = stamp
        with open(stamp, "w", encoding="utf-8"):
            pass
        time.sleep(0.02)  # times of files come in steps

    def below(self, *folders):
        """Files and bytes."""
        there = [folder for folder in folders if os.path.isdir(folder)]
        if not there:
            return 0, 0
        find = subprocess.run(["find", *there, "-type", "f", "-newer", self.stamp, "-printf", "%s\\n"],
                              check=True, capture_output=True, text=True)
        sizes = find.stdout.split()
        return len(sizes), sum(map(int, sizes))


def size_below(folder):
    """Bytes of all files below it; 0 without it."""
    if not os.path.isdir(folder):
        return 0
    find = subprocess.run(["find", folder, "-type", "f", "-printf", "%s\\n"],
                          check=True, capture_output=True, text=True)
    return sum(map(int, find.stdout.split()))


def spread(values):
    """The median, the least and the most."""
    return statistics.median(values), min(values), max(values)


def same_trees(one, other, log):
    """Whether both folders hold the same files with the same bytes. `log` tells what differs."""
    with open(log, "w", encoding="utf-8") as out:
        done = subprocess.run(["diff", "-rq", one, other], stdout=out, stderr=subprocess.STDOUT, check=False)
    return done.returncode == 0


def file_system_of(path):
    """Kind of file system that holds `path` and its device, by the longest mount point."""
    path = os.path.realpath(path)
    best = ("", "unknown", "")
    with open("/proc/mounts", encoding="utf-8") as file:
        for line in file:
            device, point, kind = line.split()[:3]
            inside = path == point or path.startswith(point.rstrip("/") + "/")
            if inside and len(point) >= len(best[0]):
                best = (point, kind, device)
    return best[1], best[2]


def lacks_journal(kind, device):
    """An ext4 without a journal looks at every inode that was freed in the last minutes before it makes a file, so that
    whatever is built after a removal takes several times as long."""
    if kind != "ext4" or not os.path.exists(device) or not os.path.isdir("/proc/fs/jbd2"):
        return False
    name = os.path.basename(os.path.realpath(device))
    return not any(journal.rsplit("-", 1)[0] == name for journal in os.listdir("/proc/fs/jbd2"))

"""Times dhow on folders of hostile files; called by dev/hostile."""
import os
import pathlib
import subprocess
import sys
import time

SECONDS = 1.0
MEGABYTES = 256


def measured(dhow, command, folder):
    """Wall time, CPU time of the process and its children, and peak memory of one run."""
    began = time.monotonic()
    process = subprocess.Popen(
        [dhow, *command], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode


def main():
    dhow, root, runs = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    too_much = 0
    print(f"{'CPU':>6} {'wall':>6} {'MB':>5} {'exit':>4}")
    for folder in sorted(root.iterdir()):
        for command in (["config", "-q"], ["lint"]):
            best = min(measured(dhow, command, folder) for _ in range(runs))
            cpu, wall, memory, code = best
            mark = ""
            if cpu >= SECONDS or memory >= MEGABYTES:
                mark = "  too much"
                too_much += 1
            print(f"{cpu:6.2f} {wall:6.2f} {memory:5.0f} {code:4}  {folder.name}, {command[0]}{mark}",
                  flush=True)
    if too_much:
        sys.exit(f"{too_much} took {SECONDS:.0f} s of CPU time or {MEGABYTES} MB, or more")


main()

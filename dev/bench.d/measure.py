"""Runs both tools in turns, as whole processes, and keeps what each run took."""

import contextlib
import os
import statistics
import subprocess
import time


class Failed(Exception):
    """A command that was to be measured did not succeed."""


class Tool:
    def __init__(self, name, path):
        self.name = name
        self.path = path

    def start(self, arguments, folder, environment=None):
        """Starts it with its output kept nowhere but its errors in a file for the message."""
        with open(os.path.join(folder, f".{self.name}.err"), "w") as errors:
            return subprocess.Popen(
                [self.path, *arguments],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, **(environment or {})},
            )

    def run(self, arguments, folder, environment=None):
        """A Run of it.

        Raises Failed unless it ends with 0."""
        begin = time.perf_counter()
        process = self.start(arguments, folder, environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            with open(os.path.join(folder, f".{self.name}.err")) as errors:
                text = errors.read()
            raise Failed(f"{self.name} {' '.join(arguments)}: {process.returncode}\n{text}")
        return Run(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)


class Run:
    """Milliseconds of time and of CPU, and the most memory held, in MB."""

    def __init__(self, wall, cpu, memory):
        self.wall = wall
        self.cpu = cpu
        self.memory = memory


class Row:
    """What was measured of one case: for each tool its numbers."""

    def __init__(self, case, unit, target=None):
        self.case = case
        self.unit = unit
        self.target = target
        self.figures = {"dhow": [], "peer": []}
        self.cpu = {"dhow": [], "peer": []}
        self.memory = {"dhow": [], "peer": []}

    def add(self, tool, run):
        self.figures[tool.name].append(run.wall)
        self.cpu[tool.name].append(run.cpu)
        self.memory[tool.name].append(run.memory)

    def median(self, name):
        return statistics.median(self.figures[name]) if self.figures[name] else None

    def ratio(self):
        ours, theirs = self.median("dhow"), self.median("peer")
        return ours / theirs if ours is not None and theirs else None


@contextlib.contextmanager
def nothing():
    yield


def in_turns(tools, row, times, arguments, folder, around=lambda tool: nothing(), warm=True):
    """Measures the same arguments of both tools, one run each, over and over.

    `arguments` is a list, or a function of the tool; `around` gives what is done before and after
    each run without being measured."""
    of = arguments if callable(arguments) else lambda tool: arguments
    for number in range(times + (1 if warm else 0)):
        # Whoever goes first finds the machine as the other left it, so they take turns in that too.
        for tool in tools if number % 2 == 0 else tools[::-1]:
            with around(tool):
                run = tool.run(of(tool), folder)
            if number > 0 or not warm:
                row.add(tool, run)
    return row

"""The cases: what is run, how often, and what is to be reached."""

import contextlib
import os
import shutil
import time

import projects
from measure import Failed, Row, in_turns
from proxy import Counting


class Bench:
    def __init__(self, dhow, peer, work, sample, rounds, long_rounds, engine):
        self.dhow = dhow
        self.peer = peer
        self.tools = [dhow, peer]
        self.work = work
        self.sample = sample
        self.rounds = rounds
        self.long_rounds = long_rounds
        self.engine = engine
        self.rows = []
        self.notes = []
        self.made = []

    # What every case needs.

    def row(self, case, target=None, unit="ms"):
        row = Row(case, unit, target)
        self.rows.append(row)
        return row

    def folder(self, name, text):
        folder = os.path.join(self.work, name)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "compose.yaml"), "w") as file:
            file.write(text)
        return folder

    def project(self, name):
        """Options for a project that is removed at the end whatever happens."""
        if name not in self.made:
            self.made.append(name)
        return ["-p", name]

    def remove_all(self):
        for name in self.made:
            try:
                self.peer.run(["-p", name, "down", "-v", "-t", "0"], self.work)
            except Failed as e:
                self.notes.append(f"project {name} is still there: {e}")

    def own(self, tool, name):
        return self.project(f"bench-{tool.name}-{name}")

    # The cases.

    def start(self):
        """The commands that people wait for most often, on the sample."""
        name = self.project("bench-start")
        sample = os.path.join(self.work, "sample")
        shutil.copytree(self.sample, sample)
        os.environ["PORT"] = "0"
        self.dhow.run([*name, "up", "-d", "--build", "--wait"], sample)
        self.adopt(name, sample)
        for case, arguments, target in (
            ("version", ["version"], 1.5),
            ("--help", ["--help"], 1.5),
            ("config -q, the sample", ["config", "-q"], 1.6),
            ("ps, the sample", [*name, "ps"], 2.0),
            ("up -d, nothing to do, the sample", [*name, "up", "-d"], 2.0),
        ):
            row = in_turns(self.tools, self.row(case, target), self.rounds, arguments, sample)
            if case.startswith("ps"):
                self.memory_of(row, "peak memory of ps")
        self.calls("up -d, nothing to do, the sample", [*name, "up", "-d"], sample)
        self.calls("ps, the sample", [*name, "ps"], sample)
        self.attached(name, sample)
        self.dhow.run([*name, "down", "-v"], sample)

    def adopt(self, name, folder):
        """Each takes over what the other made, so that neither has anything to do afterwards."""
        self.peer.run([*name, "up", "-d"], folder)
        self.dhow.run([*name, "up", "-d"], folder)

    def memory_of(self, measured, case):
        row = self.row(case, 1.5, "MB")
        row.figures = {name: list(values) for name, values in measured.memory.items()}

    def attached(self, name, folder):
        """The most memory an attached `up` holds in its first seconds."""
        row = self.row("peak memory of an attached up", 1.5, "MB")
        for _ in range(self.long_rounds):
            for tool in self.tools:
                process = tool.start([*name, "up"], folder)
                time.sleep(4)
                row.figures[tool.name].append(status_of(process.pid, "VmHWM") / 1024)
                process.send_signal(2)
                process.wait()
                self.adopt(name, folder)

    def many(self):
        """A project of a hundred services that run."""
        folder = self.folder("hundred", projects.idle(100))
        name = self.project("bench-hundred")
        self.dhow.run([*name, "up", "-d"], folder)
        self.adopt(name, folder)
        in_turns(self.tools, self.row("ps, 100 services", 1.0), self.rounds, [*name, "ps"], folder)
        row = self.row("up -d, nothing to do, 100 services", 1.0)
        in_turns(self.tools, row, self.rounds, [*name, "up", "-d"], folder)
        self.calls("up -d, nothing to do, 100 services", [*name, "up", "-d"], folder)
        self.dhow.run([*name, "down", "-t", "0"], folder)

    def scale(self):
        self.up_and_down("10 services", projects.idle(10), 0.95)
        self.up_and_down("50 services", projects.idle(50), 0.95)
        self.up_and_down("a chain of 10", projects.chain(10), 0.9, None)

    def up_and_down(self, case, text, up_target, down_target=0.95):
        folder = self.folder(case.replace(" ", "-"), text)
        up = self.row(f"up -d, {case}", up_target)
        down = self.row(f"down, {case}", down_target)
        for number in range(self.long_rounds + 1):
            for tool in self.tools if number % 2 == 0 else self.tools[::-1]:
                name = self.own(tool, case.replace(" ", "-"))
                there = tool.run([*name, "up", "-d"], folder)
                gone = tool.run([*name, "down"], folder)
                if number > 0:
                    up.add(tool, there)
                    down.add(tool, gone)

    def healthy(self):
        for name, text, ready in (
            ("healthy", projects.healthy_chain(5), "after 0.7 s each"),
            ("healthy-at-once", projects.healthy_chain(5, begin=""), "at once"),
        ):
            self.up_healthy(name, text, ready)
        folder = self.folder("healthy-10", projects.healthy_chain(10))
        name = self.project("bench-healthy-10")
        self.dhow.run([*name, "up", "-d"], folder)
        self.adopt(name, folder)
        row = self.row("up -d, nothing to do, healthy chain of 10", 0.2)
        in_turns(self.tools, row, self.long_rounds, [*name, "up", "-d"], folder)
        self.dhow.run([*name, "down", "-t", "0"], folder)

    @contextlib.contextmanager
    def removed_after(self, tool, name, folder):
        yield
        tool.run([*self.own(tool, name), "down", "-t", "0"], folder)

    def up_healthy(self, project, text, ready):
        folder = self.folder(project, text)
        in_turns(
            self.tools,
            self.row(f"up -d, chain of five service_healthy, interval 5 s, ready {ready}", 0.15),
            self.long_rounds,
            lambda tool: [*self.own(tool, project), "up", "-d"],
            folder,
            lambda tool: self.removed_after(tool, project, folder),
            warm=False,
        )

    def stubborn(self):
        folder = self.folder("stubborn", projects.stubborn_chain(4))

        @contextlib.contextmanager
        def made(tool):
            tool.run([*self.own(tool, "stubborn"), "up", "-d"], folder)
            yield

        in_turns(
            self.tools,
            self.row("down (dhow: --fast), chain of 4 that ignore 2 s of grace", 0.35),
            self.long_rounds,
            lambda tool: [
                *self.own(tool, "stubborn"),
                "down",
                *(["--fast"] if tool is self.dhow else []),
            ],
            folder,
            made,
            warm=False,
        )

    def logs(self):
        folder = self.folder("writers", projects.writers(500_000))
        name = self.project("bench-writers")
        self.peer.run([*name, "up", "-d"], folder)
        self.peer.run([*name, "wait", "first", "second"], folder)
        row = self.row("logs, 1,000,000 lines of two services", 0.75)
        in_turns(self.tools, row, self.long_rounds, [*name, "logs"], folder)
        self.memory_of(row, "peak memory of logs, 1,000,000 lines")
        self.peer.run([*name, "down", "-t", "0"], folder)
        self.followed()

    def followed(self):
        """CPU in ten seconds of `logs -f`, and the most memory held meanwhile."""
        folder = self.folder("steady", projects.steady(20_000))
        name = self.project("bench-steady")
        cpu = self.row("logs -f, 20,000 lines/s: CPU in 10 s", 1.0, "ms")
        memory = self.row("logs -f, 20,000 lines/s: peak memory", 1.0, "MB")
        self.peer.run([*name, "up", "-d"], folder)
        for _ in range(self.long_rounds):
            for tool in self.tools:
                process = tool.start([*name, "logs", "-f", "--tail", "0"], folder)
                time.sleep(3)  # the start is not what is measured
                before = cpu_of(process.pid)
                time.sleep(10)
                cpu.figures[tool.name].append(cpu_of(process.pid) - before)
                memory.figures[tool.name].append(status_of(process.pid, "VmHWM") / 1024)
                process.kill()
                process.wait()
        self.peer.run([*name, "down", "-t", "0"], folder)

    def large(self):
        for count, target in ((1000, 0.5), (10_000, None)):
            folder = self.folder(f"large-{count}", projects.large(count))
            case = f"config -q, {count:,} services"
            row = self.row(case, target)
            in_turns(self.tools, row, min(3, self.long_rounds), ["config", "-q"], folder, warm=False)
            self.memory_of(row, f"peak memory of {case}")

    def calls(self, case, arguments, folder):
        """How many calls of the engine's API it takes, counted in a run of its own."""
        row = self.row(f"API calls: {case}", 1.0, "calls")
        for tool in self.tools:
            path = os.path.join(self.work, "counting.sock")
            with Counting(path, self.engine) as counting:
                tool.run(arguments, folder, {"DOCKER_HOST": f"unix://{path}"})
            row.figures[tool.name].append(len(counting.calls))
            if tool is self.dhow:
                listed = "`, `".join(counting.calls)
                self.notes.append(f"dhow's calls for {case}: `{listed}`")


PARTS = ("start", "many", "scale", "healthy", "stubborn", "logs", "large")


def cpu_of(pid):
    """Milliseconds."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def status_of(pid, field):
    """kB."""
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(field + ":"):
                return int(line.split()[1])
    raise Failed(f"process {pid} has ended")

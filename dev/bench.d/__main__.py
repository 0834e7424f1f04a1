"""Measures dhow beside docker compose; dev/bench calls it."""

import argparse
import os
import platform
import sys
import tempfile

import report
from cases import PARTS, Bench
from measure import Tool

parser = argparse.ArgumentParser(prog="dev/bench")
parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS) + "; all when none is named")
parser.add_argument("--rounds", type=int, default=15, help="runs of short commands (15)")
parser.add_argument("--long-rounds", type=int, default=5, help="runs of long commands (5)")
parser.add_argument("--dhow", required=True, help=argparse.SUPPRESS)
parser.add_argument("--peer", required=True, help=argparse.SUPPRESS)
parser.add_argument("--sample", required=True, help=argparse.SUPPRESS)
parser.add_argument("--about", required=True, help=argparse.SUPPRESS)
parser.add_argument("--output", required=True, help=argparse.SUPPRESS)
options = parser.parse_args()
for part in options.parts:
    if part not in PARTS:
        parser.error(f"no such part: {part}; there are {', '.join(PARTS)}")

with tempfile.TemporaryDirectory() as work:
    bench = Bench(
        Tool("dhow", options.dhow),
        Tool("peer", options.peer),
        work,
        options.sample,
        options.rounds,
        options.long_rounds,
        os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://"),
    )
    try:
        for part in options.parts or PARTS:
            print(f"bench: {part}", file=sys.stderr)
            getattr(bench, part)()
    finally:
        bench.remove_all()

about = f"{options.about}, {os.cpu_count()} cores, {platform.system()} {platform.release()}."
text = report.markdown(about, bench.rows)
if bench.notes:
    text += "\n" + "".join(f"- {note}\n" for note in bench.notes)
print(text, end="")
with open(options.output + ".md", "w") as file:
    file.write(text)
with open(options.output + ".json", "w") as file:
    file.write(report.as_json(about, bench.rows) + "\n")

"""Saves files below a watched folder and looks when the container has them. See dev/watch-latency."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time

COMPOSE = """
name: watch-latency
services:
  web:
    image: busybox
    init: true
    command: sleep infinity
    develop:
      watch: [{path: src, action: sync, target: /app, initial_sync: true}]
"""


def path(number):
    return f"m{number % 9}/p{number % 61}/file{number}.txt"


def text(file):
    try:
        with open(file) as found:
            return found.read()
    except FileNotFoundError:
        return None


def await_text(file, wanted, patience=60):
    end = time.monotonic() + patience
    while text(file) != wanted:
        if time.monotonic() > end:
            sys.exit(f"{file} is not {wanted!r} after {patience} s")
        time.sleep(0.001)


def main(dhow, saves, files):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("compose.yaml", "w") as compose:
            compose.write(COMPOSE)
        for number in range(files):
            os.makedirs("src/" + os.path.dirname(path(number)), exist_ok=True)
            with open("src/" + path(number), "w") as file:
                file.write("at first")
        watch = subprocess.Popen([dhow, "watch"], stderr=subprocess.PIPE, text=True)
        try:
            for line in watch.stderr:
                if "synced" in line:
                    print(line.strip())
                    break
            measure(saves, files)
        finally:
            watch.send_signal(signal.SIGTERM)
            watch.communicate()
            subprocess.run([dhow, "down", "-t", "0"], stderr=subprocess.DEVNULL, check=True)


def measure(saves, files):
    pid = subprocess.check_output(
        ["docker", "inspect", "-f", "{{.State.Pid}}", "watch-latency-web-1"], text=True
    ).strip()
    took = []
    for save in range(saves):
        chosen = path(random.randrange(files))
        began = time.monotonic()
        with open("src/" + chosen, "w") as file:
            file.write(f"save {save}")
        await_text(f"/proc/{pid}/root/app/{chosen}", f"save {save}")
        took.append((time.monotonic() - began) * 1000)
        time.sleep(random.uniform(0.1, 0.4))
    took.sort()
    print(f"{saves} saves among {files} files, from saved to visible in the container:")
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("longest", 1)):
        print(f"  {name:8} {took[min(len(took) - 1, int(share * len(took)))]:6.0f} ms")


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

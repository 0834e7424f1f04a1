"""Does one job after the other. A job that was begun is finished before the worker ends."""

import json
import signal
import time

from queue_client import Queue

ended = False


def end(*_):
    global ended
    ended = True


signal.signal(signal.SIGTERM, end)
with open("/etc/worker.json") as file:
    settings = json.load(file)
with Queue() as queue:
    while not ended:
        job = queue.ask("BLPOP", "jobs", 1)
        if job:
            time.sleep(settings["seconds"])
            queue.ask("RPUSH", "done", f"{settings['greeting']}, {job[1]}")
            print("done:", job[1], flush=True)

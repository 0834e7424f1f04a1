"""Notes in the queue that a worker came or went; run by hooks."""

import sys

from queue_client import Queue

with Queue() as queue:
    queue.ask("RPUSH", "workers", sys.argv[1])

"""Takes jobs by POST, and tells by GET what became of them."""

import json
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from queue_client import Queue


class Page(BaseHTTPRequestHandler):
    def do_POST(self):
        name = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        with Queue() as queue:
            queue.ask("RPUSH", "jobs", name)
        self.answer(202, {"taken": name})

    def do_GET(self):
        with Queue() as queue:
            if self.path == "/healthz":
                self.answer(200, queue.ask("PING"))
            elif self.path == "/workers":
                self.answer(200, queue.ask("LRANGE", "workers", 0, -1))
            else:
                self.answer(200, queue.ask("LRANGE", "done", 0, -1))

    def answer(self, status, value):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(value).encode() + b"\n")


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ThreadingHTTPServer(("", 8000), Page).serve_forever()

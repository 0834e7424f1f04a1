"""Counts visits in Redis, and says which container counted."""

import os
import signal
import socket
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def redis(*words):
    """One command and its answer, in Redis' own protocol."""
    command = f"*{len(words)}\r\n" + "".join(f"${len(word)}\r\n{word}\r\n" for word in words)
    with socket.create_connection((os.environ["REDIS_HOST"], 6379), timeout=5) as connection:
        connection.sendall(command.encode())
        answer = connection.makefile("rb").readline().decode().strip()
    if answer.startswith("-"):
        raise RuntimeError(answer[1:])
    return answer[1:]


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/healthz":
            self.answer(redis("PING"))
        elif self.path == "/":
            self.answer(f"visit {redis('INCR', 'visits')} by {socket.gethostname()}")
        else:
            self.send_error(404)

    def answer(self, text):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"{text}\n".encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ThreadingHTTPServer(("", 8000), Page).serve_forever()

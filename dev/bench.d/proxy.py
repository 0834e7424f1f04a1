"""A socket before the engine's that counts what is asked."""

import os
import re
import socket
import threading

REQUEST = re.compile(rb"(GET|HEAD|POST|PUT|DELETE) (/\S*) HTTP/1\.1\r\n")
VERSION = re.compile(r"^/v1\.\d+")


class Counting:
    def __init__(self, path, engine):
        self.path = path
        self.engine = engine
        self.calls = []
        self.server = socket.socket(socket.AF_UNIX)

    def __enter__(self):
        self.server.bind(self.path)
        self.server.listen(64)
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.close()
        os.unlink(self.path)

    def accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            engine = socket.socket(socket.AF_UNIX)
            engine.connect(self.engine)
            threading.Thread(target=self.pass_on, args=(client, engine, True), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(engine, client, False), daemon=True).start()

    def pass_on(self, source, target, asked):
        try:
            while data := source.recv(65536):
                if asked:
                    self.note(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            # One of both has gone, and with it whoever would care for the rest.
            source.close()
            target.close()

    def note(self, data):
        for method, path in REQUEST.findall(data):
            plain = VERSION.sub("", path.decode().split("?")[0])
            self.calls.append(f"{method.decode()} {plain}")

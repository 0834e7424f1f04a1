"""Talks with the queue in Redis' own protocol."""

import socket


def password():
    with open("/run/secrets/queue_password") as secret:
        return secret.read().strip()


class Queue:
    """One connection, which a single thread uses."""

    def __init__(self):
        self.socket = socket.create_connection(("queue", 6379))
        self.answers = self.socket.makefile("rb")
        self.ask("AUTH", password())

    def ask(self, *words):
        parts = [str(word).encode() for word in words]
        command = b"*%d\r\n" % len(parts)
        command += b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)
        self.socket.sendall(command)
        return self.answer()

    def answer(self):
        kind, rest = (line := self.answers.readline())[:1], line[1:].strip()
        if kind == b"-":
            raise RuntimeError(rest.decode())
        if kind in (b"+", b":"):
            return rest.decode()
        size = int(rest)
        if size < 0:
            return None
        if kind == b"*":
            return [self.answer() for _ in range(size)]
        return self.answers.read(size + 2)[:-2].decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

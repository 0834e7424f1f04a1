"""Shows the tables of a MariaDB database, and runs queries in it.

Whoever reaches the page may do with the database what its user may, so keep it to this machine.
"""

import os
import signal
import sys
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pymysql

PASSWORD = Path("/run/secrets/db_password").read_text().strip()
LIMIT = 100


def run(sql):
    """The names of the columns and the rows; how many rows were changed, where there are none."""
    database = pymysql.connect(
        host=os.environ["DB_HOST"],
        user=os.environ["DB_USER"],
        password=PASSWORD,
        database=os.environ["DB_NAME"],
        autocommit=True,
        connect_timeout=2,
    )
    with database, database.cursor() as cursor:
        changed = cursor.execute(sql)
        if cursor.description is None:
            return ["rows changed"], [[changed]]
        return [column[0] for column in cursor.description], cursor.fetchmany(LIMIT)


def table_names():
    return [name for (name,) in run("SHOW TABLES")[1]]


def row(tag, cells):
    return "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells) + "</tr>\n"


def result(sql):
    try:
        columns, rows = run(sql)
    except pymysql.MySQLError as problem:
        return f"<p role=alert>{escape(str(problem.args[-1]))}</p>\n"
    return "<table>\n" + row("th", columns) + "".join(row("td", each) for each in rows) + "</table>\n"


def page(content, sql=""):
    links = "".join(f'<li><a href="/table/{escape(name)}">{escape(name)}</a>\n' for name in table_names())
    return (
        f"<!doctype html>\n<html lang=en>\n<title>Tables</title>\n<ul>\n{links}</ul>\n"
        f"<form method=post action=/>\n<textarea name=sql cols=60 rows=4>{escape(sql)}</textarea>\n"
        f"<button>Run</button>\n</form>\n{content}</html>\n"
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/healthz":
            run("SELECT 1")
            self.answer("ok\n")
        elif self.path == "/":
            self.answer(page(""))
        elif self.path.startswith("/table/") and unquote(self.path[7:]) in table_names():
            sql = f"SELECT * FROM `{unquote(self.path[7:])}` LIMIT {LIMIT}"
            self.answer(page(result(sql), sql))
        else:
            self.send_error(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        sql = parse_qs(body).get("sql", [""])[0]
        self.answer(page(result(sql), sql))

    def answer(self, text):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ThreadingHTTPServer(("", 8000), Handler).serve_forever()

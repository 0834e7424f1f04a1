"""A page that counts its visits in PostgreSQL.

Where the database is comes from the environment, in libpq's own variables: PGHOST, PGUSER, ...
"""

import os

import psycopg
from flask import Flask, render_template_string

PAGE = """<!doctype html>
<html lang="en">
<title>Visits</title>
<h1>{{ greeting }}</h1>
<p>This page has been visited <strong>{{ visits }}</strong> {{ "time" if visits == 1 else "times" }}.</p>
</html>
"""

# One statement, so that requests at the same time each get a number of their own.
COUNT_VISIT = """
INSERT INTO counter (page, visits) VALUES ('/', 1)
ON CONFLICT (page) DO UPDATE SET visits = counter.visits + 1
RETURNING visits
"""

app = Flask(__name__)


def create_table():
    """Several web containers may start at once: the lock lets one after the other in."""
    with psycopg.connect() as db:
        db.execute("SELECT pg_advisory_xact_lock(1)")
        db.execute("CREATE TABLE IF NOT EXISTS counter (page text PRIMARY KEY, visits bigint NOT NULL)")


@app.get("/")
def page():
    with psycopg.connect() as db:
        (visits,) = db.execute(COUNT_VISIT).fetchone()
    return render_template_string(PAGE, greeting=os.environ.get("GREETING", "Hello"), visits=visits)


@app.get("/healthz")
def healthz():
    with psycopg.connect(connect_timeout=2) as db:
        db.execute("SELECT 1")
    return {"status": "ok"}


create_table()

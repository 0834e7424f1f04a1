"""The figures as a Markdown table and as JSON."""

import json
import statistics


def number(value):
    return "" if value is None else f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def spread(figures):
    return f"{number(min(figures))}–{number(max(figures))}" if figures else ""


def markdown(about, rows):
    lines = [
        about,
        "",
        "| case | unit | runs | dhow, median | spread | docker compose, median | spread | ratio | target |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        ratio = row.ratio()
        lines.append(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |".format(
                row.case,
                row.unit,
                len(row.figures["dhow"]),
                number(row.median("dhow")),
                spread(row.figures["dhow"]),
                number(row.median("peer")),
                spread(row.figures["peer"]),
                "" if ratio is None else f"{ratio:.2f}",
                "" if row.target is None else f"≤ {row.target}",
            )
        )
    return "\n".join(lines) + "\n"


def as_json(about, rows):
    def tool(row, name):
        return {
            "figures": row.figures[name],
            "median": row.median(name),
            "cpu_ms": statistics.median(row.cpu[name]) if row.cpu[name] else None,
            "peak_mb": max(row.memory[name], default=None),
        }

    return json.dumps(
        {
            "about": about,
            "rows": [
                {
                    "case": row.case,
                    "unit": row.unit,
                    "target": row.target,
                    "ratio": row.ratio(),
                    "dhow": tool(row, "dhow"),
                    "peer": tool(row, "peer"),
                }
                for row in rows
            ],
        },
        indent=2,
        ensure_ascii=False,
    )

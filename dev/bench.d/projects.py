"""Compose files to measure with."""


def idle(count):
    lines = ["services:"]
    for i in range(1, count + 1):
        lines.append(f"  s{i}: {{image: 'busybox:latest', command: [sleep, '3600'], init: true}}")
    return "\n".join(lines) + "\n"


def chain(count, condition="service_started", health="", stop="", begin="sleep 0.7; "):
    lines = ["services:"]
    for i in range(1, count + 1):
        lines += [
            f"  s{i}:",
            "    image: busybox:latest",
            "    init: true",
            "    command: [sh, -c, '" + begin + "touch /tmp/ready; exec sleep 3600']",
        ]
        lines += [health] if health else []
        lines += [stop] if stop else []
        if i > 1:
            lines.append(f"    depends_on: {{s{i - 1}: {{condition: {condition}}}}}")
    return "\n".join(lines) + "\n"


def healthy_chain(count, begin="sleep 0.7; "):
    """Each of them is ready after 0.7 s, or after another command that it begins with."""
    return chain(
        count,
        "service_healthy",
        "    healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 5s}",
        begin=begin,
    )


def stubborn_chain(count):
    """Nothing in it heeds the signal to end, and each has two seconds for it."""
    lines = ["services:"]
    for i in range(1, count + 1):
        lines += [
            f"  s{i}:",
            "    image: busybox:latest",
            "    command: [sh, -c, 'trap \"\" TERM; while :; do sleep 3600; done']",
            "    stop_grace_period: 2s",
        ]
        if i > 1:
            lines.append(f"    depends_on: [s{i - 1}]")
    return "\n".join(lines) + "\n"


def writers(lines_each):
    script = f"i=0; while [ $$i -lt {lines_each // 1000} ]; do cat /tmp/block; i=$$((i+1)); done"
    block = "seq 1 1000 | sed 's/^/a line of a log, like many others, number /' > /tmp/block; "
    return (
        "services:\n"
        + "".join(
            f"  {name}: {{image: 'busybox:latest', command: [sh, -c, \"{block}{script}\"]}}\n"
            for name in ("first", "second")
        )
    )


def steady(lines_per_second):
    each = lines_per_second // 2 // 10
    script = (
        f"seq 1 {each} | sed 's/^/a line of a log, like many others, number /' > /tmp/block; "
        "while :; do cat /tmp/block; sleep 0.1; done"
    )
    return (
        "services:\n"
        + "".join(
            f"  {name}: {{image: 'busybox:latest', init: true, command: [sh, -c, \"{script}\"]}}\n"
            for name in ("first", "second")
        )
    )


def large(count):
    """About 300 bytes a service, with anchors, dependencies, networks and volumes."""
    lines = [
        "x-common: &common",
        "  image: busybox:latest",
        "  init: true",
        "  restart: unless-stopped",
        '  healthcheck: {test: [CMD, "true"], interval: 10s, timeout: 3s, retries: 3}',
        'x-environment: &environment {LOG_LEVEL: info, REGION: "${REGION:-eu}", TZ: UTC}',
        "services:",
    ]
    for i in range(1, count + 1):
        lines += [
            f"  service-{i:05}:",
            "    <<: *common",
            '    command: [sleep, "3600"]',
            "    environment:",
            "      <<: *environment",
            f"      NAME: service-{i}",
            f'      SHARD: "{i % 16}"',
            f'    labels: {{team: team-{i % 7}, index: "{i}"}}',
            f'    ports: ["127.0.0.1:{10000 + i % 50000}:80"]',
            f"    networks: [net-{i % 20}]",
            f'    volumes: ["volume-{i % 50}:/data"]',
        ]
        if i > 1:
            before = (i + 1) // 2 if i % 5 else i - 1
            lines.append(f"    depends_on: [service-{before:05}]")
    lines += ["networks:", *(f"  net-{i}:" for i in range(20))]
    lines += ["volumes:", *(f"  volume-{i}:" for i in range(50))]
    return "\n".join(lines) + "\n"

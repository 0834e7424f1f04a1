package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a process in a container sees of what the files say, beside one in a container of docker
/// compose.
@OnEngine
class InsideIT {

  /// What is looked at, by what it is about.
  private static final Map<String, String> LOOKS =
      looks(
          "hosts, links and names",
          "sort /etc/hosts; hostname; hostname -f; nslookup -type=a database | grep -c '^Address:'",
          "the resolver",
          "grep -v '^#' /etc/resolv.conf",
          "mounts",
          "grep -E ' /(folder|slave|sub|mem|run|cache|dev/shm|run/secrets/.*|settings) '"
              + " /proc/self/mountinfo | cut -d' ' -f5- | sed -E 's/(master|shared):[0-9]*/\\1/' | sort",
          "that they can be written to, or not",
          "for f in / /folder /slave /sub /mem /run /cache /settings; do"
              + " (touch $f/probe) 2>&1 | sed 's/.*: //' | sed \"s@^@$f @\"; done; stat -c '%A %u %g %n' /mem /run",
          "limits",
          "ulimit -Ss; ulimit -Hs; ulimit -c; cat /proc/self/oom_score_adj",
          "kernel settings",
          "cat /proc/sys/net/core/somaxconn /proc/sys/kernel/msgmax",
          "rights",
          "id; grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status",
          "the environment",
          "env | grep -v '^HOSTNAME' | sort; pwd; tty; cat /proc/1/comm");

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_process_sees_the_same_as_in_a_container_of_docker_compose() {
    stack
        .file("folder/content", "here")
        .file("token", "sesame")
        .compose(
            """
            services:
              db: {image: busybox, init: true, command: sleep infinity}
              web:
                image: busybox
                init: true
                command: sleep infinity
                hostname: inner
                domainname: example.org
                links: [db:database]
                extra_hosts: {one: 10.1.2.3, six: "2001:db8::1", outside: host-gateway}
                dns: [10.9.9.9]
                dns_search: [example.org, example.com]
                dns_opt: [ndots:3, timeout:1]
                user: "1000:2000"
                group_add: ["3000", "4000"]
                working_dir: /cache
                environment: {A: one, B: "two words"}
                cap_drop: [ALL]
                cap_add: [NET_BIND_SERVICE, SYS_TIME]
                security_opt: ["no-new-privileges:true"]
                ulimits: {stack: {soft: 1048576, hard: 2097152}, core: 0}
                sysctls: {net.core.somaxconn: 777, kernel.msgmax: 70000}
                oom_score_adj: 500
                shm_size: 32m
                read_only: true
                tmpfs: ["/run:size=1m,mode=0700", "/cache:uid=1000"]
                secrets: [token]
                configs: [{source: settings, target: /settings}]
                volumes:
                  - ./folder:/folder:ro
                  - {type: bind, source: ./folder, target: /slave, bind: {propagation: rprivate}}
                  - {type: volume, source: data, target: /sub, read_only: true, volume: {nocopy: true}}
                  - {type: tmpfs, target: /mem, tmpfs: {size: 2m, mode: 01770}}
            configs: {settings: {file: ./folder/content}}
            secrets: {token: {file: ./token}}
            volumes: {data: }
            """);
    stack.peer("up", "-d").succeeds();
    var theirs = seen();
    stack.peer("down", "-v", "-t", "1").succeeds();

    stack.dhow("up", "-d").succeeds();

    assertThat(seen()).isEqualTo(theirs);
    assertThat(theirs.get("limits")).isEqualTo("1024\n2048\n0\n500\n");
    assertThat(theirs.get("hosts, links and names")).contains("10.1.2.3\tone", "inner.example.org");
  }

  /// Without what is another one each time: addresses and the numbers of devices.
  private Map<String, String> seen() {
    var seen = new LinkedHashMap<String, String>();
    var id = stack.id("web");
    LOOKS.forEach((what, look) -> {
      var ended = DockerCli.command("exec", id, "sh", "-c", look).run();
      seen.put(
          what,
          (ended.stdout() + ended.stderr())
              .replaceAll("172\\.\\d+\\.\\d+\\.\\d+|192\\.168\\.\\d+\\.\\d+", "ADDRESS")
              .replace(id.substring(0, 12), "ID"));
    });
    return seen;
  }

  private static Map<String, String> looks(String... pairs) {
    var looks = new LinkedHashMap<String, String>();
    for (var i = 0; i < pairs.length; i += 2) {
      looks.put(pairs[i], pairs[i + 1]);
    }
    return looks;
  }
}

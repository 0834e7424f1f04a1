package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
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
    var theirs = seenInBoth(LOOKS);

    assertThat(theirs.get("limits")).isEqualTo("1024\n2048\n0\n500\n");
    assertThat(theirs.get("hosts, links and names")).contains("10.1.2.3\tone", "inner.example.org");
  }

  @Test
  @DisabledIf(value = DockerCli.OLD, disabledReason = "it cannot mount parts of volumes")
  void its_volumes_hold_the_same() {
    stack
        .file("folder/one", "first")
        .compose(
            """
            services:
              parts:
                image: busybox
                command: sh -c 'mkdir -p /parts/inner/part && echo part > /parts/inner/part/file'
                volumes: [parts:/parts]
              lender: {image: busybox, init: true, command: sleep infinity, volumes: ["lent:/lent", "./folder:/folder"]}
              web:
                image: busybox
                init: true
                command: sleep infinity
                depends_on: {parts: {condition: service_completed_successfully}}
                volumes_from: ["lender"]
                volumes:
                  - {type: volume, source: parts, target: /part, volume: {subpath: inner/part}}
                  - {type: image, source: busybox, target: /image, image: {subpath: bin}}
                  - {type: volume, source: driven, target: /driven}
                  - {type: volume, source: filled, target: /etc/ssl}
                  - {type: volume, source: unfilled, target: /usr, volume: {nocopy: true}}
                  - {type: bind, source: ./folder, target: /flat, read_only: true, bind: {recursive: readonly, propagation: rprivate}}
                  - {type: bind, source: ./made/by/both, target: /made, bind: {create_host_path: true, selinux: z}}
                  - /anonymous
            volumes:
              parts:
              lent:
              driven: {driver_opts: {type: tmpfs, device: tmpfs, o: "size=1m,uid=1000"}}
              filled:
              unfilled:
            """);
    var theirs =
        seenInBoth(
            looks(
                "a part of a volume",
                "cat /part/file; ls /part",
                "an image",
                "ls /image | grep -x busybox; touch /image/x 2>&1 | sed 's/.*: //'",
                "a volume with options of its driver",
                "df -k /driven | tail -1 | tr -s ' ' | cut -d' ' -f2; stat -c %u /driven",
                "what images have at the place of volumes",
                "ls /usr | wc -l; ls /etc/ssl 2>/dev/null | wc -l",
                "folders",
                "cat /flat/one /folder/one; ls -d /made /lent /anonymous;"
                    + " touch /flat/x 2>&1 | sed 's/.*: //'"));

    assertThat(theirs.get("a part of a volume")).isEqualTo("part\nfile\n");
    assertThat(theirs.get("an image")).startsWith("busybox\n");
    assertThat(theirs.get("a volume with options of its driver")).isEqualTo("1024\n1000\n");
  }

  @Test
  @DisabledIf(value = DockerCli.OLD, disabledReason = "it cannot name interfaces")
  void its_networks_are_the_same() {
    var number = ProcessHandle.current().pid() % 250;
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            networks:
              plain:
                aliases: [www]
                ipv4_address: 10.252.%1$d.30
                link_local_ips: [169.254.100.31]
                gw_priority: 1
                driver_opts: {com.docker.network.endpoint.sysctls: net.ipv4.conf.IFNAME.log_martians=1}
              six:
                ipv6_address: fd00:%1$x::30
                interface_name: six0
                mac_address: 02:42:ac:11:65:50
                gw_priority: 7
                priority: 10
        networks:
          plain:
            driver_opts: {com.docker.network.driver.mtu: 1400}
            ipam:
              options: {com.example.option: "1"}
              config: [{subnet: 10.252.%1$d.0/24, gateway: 10.252.%1$d.9}]
          six:
            enable_ipv6: true
            ipam: {config: [{subnet: "fd00:%1$x::/64"}]}
        """
            .formatted(number));
    var theirs =
        seenInBoth(
            looks(
                "interfaces",
                "ip -o link | grep ether | sed 's/@[^:]*//' | awk '{print $2, $4, $5}' | sort",
                "the address of a card",
                "cat /sys/class/net/six0/address",
                "addresses",
                "ip -o addr | grep -v 'scope link' | awk '{print $4}' | grep -v ^172 | sort;"
                    + " ip -o addr | grep -c 169.254.100.31",
                "the way out",
                "ip route | grep default | sed 's/via [0-9.]*//'",
                "settings of a card",
                "cat /proc/sys/net/ipv4/conf/eth*/log_martians",
                "names",
                "nslookup -type=a www | grep -c 10.252"));

    assertThat(theirs.get("the address of a card")).isEqualTo("02:42:ac:11:65:50\n");
    assertThat(theirs.get("addresses")).contains("10.252." + number + ".30/24");
    assertThat(theirs.get("the way out")).contains("six0");
    assertThat(DockerCli.inspect("network", List.of(stack.name() + "_plain")))
        .as("docker compose forgets the options")
        .allMatch(each -> each.at("/IPAM/Options/com.example.option").asText().equals("1"));
  }

  /// What is seen in a container of docker compose, once the same has been seen in one of dhow.
  private Map<String, String> seenInBoth(Map<String, String> looks) {
    stack.peer("up", "-d").succeeds();
    var theirs = seen(looks);
    stack.peerDown("-v", "-t", "1");

    stack.dhow("up", "-d").succeeds();

    assertThat(seen(looks)).isEqualTo(theirs);
    return theirs;
  }

  /// Without what is another one each time: addresses and the numbers of devices.
  private Map<String, String> seen(Map<String, String> looks) {
    var seen = new LinkedHashMap<String, String>();
    var id = stack.id("web");
    looks.forEach((what, look) -> {
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

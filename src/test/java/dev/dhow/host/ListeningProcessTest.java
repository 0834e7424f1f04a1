package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a made-up `/proc`.
class ListeningProcessTest {
  @TempDir Path proc;

  @BeforeEach
  void a_server_listens_and_a_client_talks() throws IOException {
    write(
        "net/tcp",
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 777 1 0
           1: 0100007F:1F91 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 888 1 0
        """);
    process(42, "nginx", "socket:[777]");
    process(43, "curl", "socket:[888]");
  }

  @Test
  void who_listens_is_named() {
    assertThat(ListeningProcess.on(null, 8080, "tcp", proc)).contains("process 42 (nginx)");
  }

  @Test
  void who_waits_for_datagrams_is_named_and_who_exchanges_them_with_one_other_is_not()
      throws IOException {
    write(
        "net/udp",
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
          12: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 901 2 0 0
          13: 0100007F:1F90 0100007F:0035 01 00000000:00000000 00:00000000 00000000     0        0 902 2 0 0
        """);
    process(44, "dns", "socket:[901]");
    process(45, "asks", "socket:[902]");

    assertThat(ListeningProcess.on("127.0.0.1", 53, "udp", proc)).contains("process 44 (dns)");
    assertThat(ListeningProcess.on(null, 53, "tcp", proc)).isEmpty();
    assertThat(ListeningProcess.on(null, 8080, "udp", proc)).isEmpty();
    assertThat(ListeningProcess.on(null, 53, "sctp", proc)).isEmpty();
  }

  @Test
  void who_only_talks_is_not() {
    assertThat(ListeningProcess.on(null, 8081, "tcp", proc)).isEmpty();
  }

  @Test
  void nobody_is_told_for_a_port_that_nobody_has() {
    assertThat(ListeningProcess.on(null, 80, "tcp", proc)).isEmpty();
  }

  @Test
  void who_listens_on_another_address_only_is_not_in_the_way() {
    assertThat(ListeningProcess.on("127.0.0.1", 8080, "tcp", proc)).isPresent();
    assertThat(ListeningProcess.on("0.0.0.0", 8080, "tcp", proc)).isPresent();
    assertThat(ListeningProcess.on("127.0.0.2", 8080, "tcp", proc)).isEmpty();
    assertThat(ListeningProcess.on("::1", 8080, "tcp", proc)).isEmpty();
  }

  @Test
  void where_there_is_no_such_folder_nothing_is_seen() {
    assertThat(ListeningProcess.on(null, 8080, "tcp", proc.resolve("absent"))).isEmpty();
  }

  private void process(int id, String name, String socket) throws IOException {
    write(id + "/comm", name + "\n");
    var files = Files.createDirectories(proc.resolve(id + "/fd"));
    Files.createSymbolicLink(files.resolve("0"), Path.of("pipe:[1]"));
    Files.createSymbolicLink(files.resolve("3"), Path.of(socket));
  }

  private void write(String file, String text) throws IOException {
    var path = proc.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

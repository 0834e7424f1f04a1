package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a made-up `/proc`.
class EnginePlaceTest {
  @TempDir Path proc;

  @Test
  void an_engine_in_the_same_namespace_shares_it() throws IOException {
    namespace("self", "net:[1]");
    process("42", "dockerd", "net:[1]");

    assertThat(EnginePlace.shares("net", proc)).isTrue();
  }

  @Test
  void an_engine_in_another_one_does_not() throws IOException {
    namespace("self", "net:[1]");
    process("42", "dockerd", "net:[2]");

    assertThat(EnginePlace.shares("net", proc)).isFalse();
  }

  @Test
  void an_engine_that_cannot_be_seen_does_not() throws IOException {
    namespace("self", "net:[1]");
    process("42", "bash", "net:[1]");

    assertThat(EnginePlace.shares("net", proc)).isFalse();
    assertThat(EnginePlace.shares("net", proc.resolve("absent"))).isFalse();
  }

  @Test
  void an_engine_of_another_user_is_taken_for_one_of_this_machine() throws IOException {
    namespace("self", "net:[1]");
    Files.createDirectories(proc.resolve("42"));
    Files.writeString(proc.resolve("42/comm"), "dockerd\n");

    assertThat(EnginePlace.shares("net", proc)).isTrue();
  }

  private void process(String id, String name, String namespace) throws IOException {
    namespace(id, namespace);
    Files.writeString(proc.resolve(id).resolve("comm"), name + "\n");
  }

  private void namespace(String process, String namespace) throws IOException {
    var folder = Files.createDirectories(proc.resolve(process).resolve("ns"));
    Files.createSymbolicLink(folder.resolve("net"), Path.of(namespace));
  }
}

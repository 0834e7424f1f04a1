package dev.dhow.engine.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  @TempDir Path folder;

  @Test
  void files_folders_links_and_modes_arrive() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    write("bin/run", "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        folder.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/run"));
    var entries = entries(BuildContext.of(folder, null, null, true));
    assertThat(entries.keySet()).containsExactly("Dockerfile", "bin/", "bin/run", "link");
    assertThat(entries.get("bin/run"))
        .satisfies(file -> {
          assertThat(file.content()).isEqualTo("#!/bin/sh\n");
          assertThat(file.header().getMode() & 0777).isEqualTo(0750);
          assertThat(file.header().getLongUserId()).isZero();
        });
    assertThat(entry(entries, "link").header().getLinkName()).isEqualTo("bin/run");
  }

  @Test
  void ignored_files_stay_but_not_what_the_engine_needs() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    write(".dockerignore", "*\n!src\nsrc/secret\n");
    write("src/app", "app");
    write("src/secret", "secret");
    write("other/file", "other");
    assertThat(entries(BuildContext.of(folder, null, null, true)).keySet())
        .containsExactly(".dockerignore", "Dockerfile", "src/", "src/app");
  }

  @Test
  void an_engine_that_hides_nothing_gets_only_the_dockerfile_beside() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    write(".dockerignore", "*\n!src\n");
    write("src/app", "app");
    assertThat(entries(BuildContext.of(folder, null, null, false)).keySet())
        .containsExactly("Dockerfile", "src/", "src/app");
  }

  @Test
  void a_dockerfile_in_an_ignored_folder_is_sent() throws IOException {
    write("build/web.Dockerfile", "FROM scratch\n");
    write("build/other", "other");
    write(".dockerignore", "build\n");
    var context = BuildContext.of(folder, "build/web.Dockerfile", null, true);
    assertThat(context.dockerfile()).isEqualTo("build/web.Dockerfile");
    assertThat(entries(context).keySet()).containsExactly(".dockerignore", "build/web.Dockerfile");
  }

  @Test
  void a_dockerfile_has_its_own_ignore_file() throws IOException {
    write("web.Dockerfile", "FROM scratch\n");
    write("web.Dockerfile.dockerignore", "a\n");
    write(".dockerignore", "b\n");
    write("a", "a");
    write("b", "b");
    assertThat(entries(BuildContext.of(folder, "web.Dockerfile", null, true)).keySet())
        .contains("b")
        .doesNotContain("a");
  }

  @Test
  void a_dockerfile_from_elsewhere_is_added_and_hidden_from_the_build() throws IOException {
    write("context/app", "app");
    write("elsewhere/Dockerfile", "FROM scratch\n");
    var dockerfile = folder.resolve("elsewhere/Dockerfile").toString();
    var context = BuildContext.of(folder.resolve("context"), dockerfile, null, true);
    var entries = entries(context);
    assertThat(entries).containsKeys(context.dockerfile(), "app");
    assertThat(entry(entries, ".dockerignore").content()).contains(context.dockerfile() + "\n");
  }

  @Test
  void an_inline_dockerfile_needs_no_file() throws IOException {
    write("app", "app");
    var context = BuildContext.of(folder, null, "FROM scratch\nCOPY app /\n", true);
    assertThat(entry(entries(context), context.dockerfile()).content()).startsWith("FROM scratch");
  }

  @Test
  void long_and_foreign_names_survive() throws IOException {
    var name = "d".repeat(90) + "/" + "é".repeat(30) + "/" + "f".repeat(120);
    write(name, "deep");
    write("Dockerfile", "FROM scratch\n");
    assertThat(entry(entries(BuildContext.of(folder, null, null, true)), name).content())
        .isEqualTo("deep");
  }

  @Test
  void a_file_that_shrinks_while_it_is_sent_is_an_error() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    write("data", "x".repeat(100));
    var context = BuildContext.of(folder, null, null, true);
    write("data", "x");
    assertThatThrownBy(() -> context.archive().readAllBytes()).hasMessageContaining("shorter");
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> BuildContext.of(folder.resolve("gone"), null, null, true))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone");
    assertThatThrownBy(() -> BuildContext.of(folder, null, null, true))
        .hasMessageContaining("no such Dockerfile");
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Entry entry(Map<String, Entry> entries, String name) {
    return Objects.requireNonNull(entries.get(name));
  }

  private static Map<String, Entry> entries(BuildContext context) throws IOException {
    var entries = new TreeMap<String, Entry>();
    var bytes = new ByteArrayInputStream(context.archive().readAllBytes());
    try (var tar = new TarArchiveInputStream(bytes, UTF_8.name())) {
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        entries.put(entry.getName(), new Entry(entry, new String(tar.readAllBytes(), UTF_8)));
      }
    }
    return entries;
  }

  private record Entry(TarArchiveEntry header, String content) {}
}

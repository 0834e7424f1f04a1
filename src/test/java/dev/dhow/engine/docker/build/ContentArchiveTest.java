package dev.dhow.engine.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Content;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.ContentFile.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class ContentArchiveTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void holds_what_was_asked_for_below_its_folder() throws IOException {
    var content = Content.of("grüße");
    var file = new ContentFile(Kind.SECRET, "k", "/run/secrets/a/k", 0440, 7, 3_000_000, content);

    var bytes = ContentArchive.of("/run/secrets", List.of(file), NOW).readAllBytes();

    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes), UTF_8.name())) {
      var entry = Objects.requireNonNull(tar.getNextEntry());
      assertThat(entry.getName()).isEqualTo("a/k");
      assertThat(entry.getMode() & 07777).isEqualTo(0440);
      assertThat(entry.getLongUserId()).isEqualTo(7);
      assertThat(entry.getLongGroupId()).isEqualTo(3_000_000);
      assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(NOW);
      assertThat(new String(tar.readAllBytes(), UTF_8)).isEqualTo("grüße");
    }
  }

  @Test
  void is_not_compressed() throws IOException {
    var file = new ContentFile(Kind.CONFIG, "c", "/c", 0444, 0, 0, Content.of("text"));

    var bytes = ContentArchive.of("/", List.of(file), NOW).readAllBytes();

    assertThat(new String(bytes, 257, 5, UTF_8)).isEqualTo("ustar");
    assertThat(new String(bytes, 512, 4, UTF_8)).isEqualTo("text");
  }
}

package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that are broken at random places are loaded or refused, and never crash the loader.
class BrokenFilesTest {
  private static final long SEED = 20251;
  private static final int RUNS = 2000;
  private static final Pattern WORD = Pattern.compile("[^\\s:,\\[\\]{}]+");
  private static final List<String> INSERTS =
      List.of(
          "${X:?}",
          "null",
          "[]",
          "{}",
          "3",
          "true",
          "!reset",
          "!override",
          "\"\"",
          "'",
          "- a",
          "*a",
          "&a",
          "<<: *a",
          "services",
          "image",
          "${",
          "1.5",
          "{a: {b: c}}",
          "[[1]]",
          "depends_on",
          "\n",
          "    ",
          "environment",
          "ports: 80:80:80:80",
          "~");

  private final Random random = new Random(SEED);
  private final List<String> texts =
      Stream.of("load", "extend", "interpolate", "yaml")
          .flatMap(GoldenCase::of)
          .flatMap(example -> example.input("compose.yaml").stream())
          .map(SourceFile::text)
          .filter(text -> WORD.matcher(text).find())
          .toList();

  /// These are what `dev/fuzz` begins with.
  @Test
  void files_of_all_cases_mean_the_same_when_they_are_printed_and_loaded_again()
      throws IOException {
    try (var files = Files.walk(Path.of("src/test/resources/cases"))) {
      var inputs = files.filter(BrokenFilesTest::isComposeFile).sorted().toList();
      assertThat(inputs).hasSizeGreaterThan(1000);
      var failed = new ArrayList<String>();
      for (var file : inputs) {
        try {
          LoadedTwice.check(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (RuntimeException | AssertionError e) {
          failed.add(file + ": " + e);
        }
      }
      assertThat(failed).isEmpty();
    }
  }

  private static boolean isComposeFile(Path file) {
    var name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith("expected");
  }

  @Test
  void no_broken_file_crashes_the_loader() {
    for (int run = 0; run < RUNS; run++) {
      var text = texts.get(random.nextInt(texts.size()));
      for (int mistakes = random.nextInt(4); mistakes >= 0; mistakes--) {
        text = broken(text);
      }
      check(run, text);
    }
  }

  @Test
  void no_damaged_bytes_crash_the_loader() {
    for (int run = 0; run < RUNS; run++) {
      var bytes = texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8);
      for (int mistakes = random.nextInt(4); mistakes >= 0; mistakes--) {
        bytes = damaged(bytes);
      }
      check(run, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static void check(int run, String text) {
    try {
      LoadedTwice.check(text);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed %d, run %d:%n%s".formatted(SEED, run, text), e);
    }
  }

  /// The bytes with one of them changed, or a stretch left out, repeated or taken elsewhere.
  private byte[] damaged(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
    var out = new ByteArrayOutputStream();
    switch (random.nextInt(4)) {
      case 0 -> {
        bytes[from] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[from] ^ 1);
        return bytes;
      }
      case 1 -> out.write(bytes, 0, from);
      case 2 -> out.write(bytes, 0, to);
      default -> {
        int elsewhere = random.nextInt(from + 1);
        out.write(bytes, 0, elsewhere);
        out.write(bytes, from, to - from);
        out.write(bytes, elsewhere, bytes.length - elsewhere);
        return out.toByteArray();
      }
    }
    int rest = random.nextBoolean() ? to : from;
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  /// The text with a word replaced, put in or taken out.
  private String broken(String text) {
    var words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    var word = words.get(random.nextInt(words.size()));
    var insert = INSERTS.get(random.nextInt(INSERTS.size()));
    var before = text.substring(0, word.start());
    return switch (random.nextInt(3)) {
      case 0 -> before + insert + text.substring(word.end());
      case 1 -> before + insert + " " + text.substring(word.start());
      default -> before + text.substring(word.end());
    };
  }
}

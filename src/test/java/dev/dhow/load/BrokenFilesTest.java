package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void no_broken_file_crashes_the_loader() {
    for (int run = 0; run < RUNS; run++) {
      var text = texts.get(random.nextInt(texts.size()));
      for (int mistakes = random.nextInt(4); mistakes >= 0; mistakes--) {
        text = broken(text);
      }
      var loader = new Loader(new OneFile(text));
      try {
        loader.load(LoadRequest.in(Path.of("/project"), Map.of()));
      } catch (InvalidProjectException e) {
        assertThat(e.diagnostics()).as("seed %d, run %d:%n%s", SEED, run, text).isNotEmpty();
      }
    }
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

  private record OneFile(String text) implements SourceReader {

    @Override
    public Optional<SourceFile> read(Path path) {
      return exists(path) ? Optional.of(new SourceFile("compose.yaml", text)) : Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
      return path.endsWith("compose.yaml");
    }

    @Override
    public boolean isFolder(Path path) {
      return false;
    }
  }
}

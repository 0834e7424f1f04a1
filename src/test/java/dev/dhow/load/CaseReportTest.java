package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.spec.CanonicalProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How many cases of each kind there are and how many agree with docker compose 2.40.3, as a table
/// in `target/cases.md`; `dev/cases` prints it. A kind is what names of cases begin with.
class CaseReportTest {
  private static final Path REPORT = Path.of("target/cases.md");
  private static final String REST = "one attribute each";
  private static final int FEW = 5;

  /// @param agreeing how many cases of a kind pass which comparison, in the order of the table
  private record Row(String kind, int cases, List<Long> agreeing) {

    boolean isWhole() {
      return agreeing.stream().allMatch(each -> each == cases);
    }

    String text() {
      return agreeing.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(" | ", "| " + kind + " | " + cases + " | ", " |\n"));
    }
  }

  @Test
  void every_case_of_every_kind_agrees_with_docker_compose() throws IOException {
    var accepted = rows("config", List.of(CaseReportTest::sameBytes, CaseReportTest::sameMeaning));
    var refused = rows("refused", List.of(CaseReportTest::isRefused));

    Files.createDirectories(REPORT.getParent());
    Files.writeString(
        REPORT,
        "| accepted: kind | cases | same bytes | same meaning |\n|---|---|---|---|\n"
            + texts(accepted)
            + "\n| refused: kind | cases | refused by dhow |\n|---|---|---|\n"
            + texts(refused));

    assertThat(accepted).allMatch(Row::isWhole);
    assertThat(refused).allMatch(Row::isWhole);
  }

  private static String texts(List<Row> rows) {
    return rows.stream().map(Row::text).collect(Collectors.joining());
  }

  private static List<Row> rows(String stage, List<Predicate<GoldenCase>> comparisons) {
    var rows = new ArrayList<Row>();
    var kinds = kinds(GoldenCase.of(stage).toList());
    kinds.forEach((kind, cases) -> rows.add(row(kind, cases, comparisons)));
    rows.add(row("all", kinds.values().stream().flatMap(List::stream).toList(), comparisons));
    return rows;
  }

  private static Row row(
      String kind, List<GoldenCase> cases, List<Predicate<GoldenCase>> comparisons) {
    var agreeing = comparisons.stream().map(each -> cases.stream().filter(each).count()).toList();
    return new Row(kind, cases.size(), agreeing);
  }

  private static Map<String, List<GoldenCase>> kinds(List<GoldenCase> cases) {
    var byFirstWord = new TreeMap<String, List<GoldenCase>>();
    for (var each : cases) {
      var word = each.name().split("-", 2)[0];
      byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(each);
    }
    var kinds = new TreeMap<String, List<GoldenCase>>();
    byFirstWord.forEach((word, found) -> {
      var kind = found.size() < FEW ? REST : word;
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(found);
    });
    return kinds;
  }

  private static boolean sameBytes(GoldenCase golden) {
    return printed(golden).equals(expected(golden));
  }

  private static boolean sameMeaning(GoldenCase golden) {
    try {
      var mapper = new ObjectMapper();
      return mapper.readTree(printed(golden)).equals(mapper.readTree(expected(golden)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String expected(GoldenCase golden) {
    return golden.input("expected.json").orElseThrow().text();
  }

  private static String printed(GoldenCase golden) {
    return CanonicalProject.json(CaseOptions.load(golden).project());
  }

  private static boolean isRefused(GoldenCase golden) {
    try {
      CaseOptions.load(golden);
      return false;
    } catch (InvalidProjectException _) {
      return true;
    }
  }
}

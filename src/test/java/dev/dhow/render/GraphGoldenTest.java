package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.OutputSchema;
import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectView;
import dev.dhow.load.Projects;
import dev.dhow.source.SourceFile;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Each case has `compose.yaml` and, where the engine was asked, `state.txt` with a container a
/// line: `SERVICE NUMBER STATUS [HEALTH or EXIT CODE]`.
class GraphGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("graph");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_format_is_as_agreed(GoldenCase each) {
    var graph = graph(each);

    each.expect("expected.txt", new GraphText(graph, Colours.OFF).text(0));
    each.expect("expected.mmd", GraphMermaid.of(graph));
    each.expect("expected.dot", GraphDot.of(graph));
    each.expect("expected.svg", GraphSvg.of(graph));
    var json = GraphJson.of(graph);
    OutputSchema.of("graph").expectLines(json);
    each.expect("expected.json", json);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_picture_is_well_formed(GoldenCase each)
      throws ParserConfigurationException, SAXException, IOException {
    var svg = GraphSvg.of(graph(each));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
  }

  @Test
  void a_terminal_gets_the_states_in_colour() {
    var text = new GraphText(graph(shop()), Colours.ON).text(0);

    assertThat(text)
        .contains("\u001b[32mrunning (healthy)")
        .contains("\u001b[31m1 running (starting)");
  }

  @Test
  void what_is_too_wide_for_a_terminal_is_folded() {
    var text = new GraphText(graph(shop()), Colours.OFF).text(80);

    assertThat(text.lines()).allMatch(line -> line.stripTrailing().length() <= 80);
    assertThat(text).contains("/var/lib/postgresql");
  }

  private static GoldenCase shop() {
    return cases().filter(each -> each.name().equals("shop")).findFirst().orElseThrow();
  }

  private static ProjectGraph graph(GoldenCase each) {
    var project = Projects.of(each.input("compose.yaml").orElseThrow().text());
    var state = each.input("state.txt").map(SourceFile::text);
    var containers = state.map(text -> text.lines().map(GraphGoldenTest::container).toList());
    return ProjectGraph.of(
        ProjectView.of(project, containers.orElse(List.of())), containers.isPresent());
  }

  private static ObservedContainer container(String line) {
    var words = line.split(" ", -1);
    var name = "shop-" + words[0] + "-" + words[1];
    var status = ContainerStatus.valueOf(words[2].toUpperCase(Locale.ROOT));
    var last = words.length > 3 ? words[3] : "";
    var isCode = last.matches("\\d+");
    return new ObservedContainer(
        new ContainerId(name),
        name,
        "busybox",
        "sha256:1",
        "sh",
        Instant.EPOCH,
        status,
        "",
        last.isEmpty() || isCode ? Health.NONE : Health.valueOf(last.toUpperCase(Locale.ROOT)),
        isCode ? Integer.valueOf(last) : null,
        new TreeMap<>(Map.of(Labels.SERVICE, words[0], Labels.NUMBER, words[1])),
        List.of(),
        List.of(),
        List.of());
  }
}

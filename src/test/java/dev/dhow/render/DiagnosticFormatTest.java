package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Position;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticFormatTest {
  private static final SourceFile FILE = new SourceFile("my app/compose.yaml", "a: 1\nb: 2\n");
  private static final SourceFile OTHER = new SourceFile("/srv/compose.yaml", "c: 3\n");

  private static final List<Diagnostic> SOME =
      List.of(
          Diagnostic.warning(Code.UNUSED, span(FILE, 2, 1, 2), "no service uses \"b\"")
              .relatedTo(span(OTHER, 1, 1, 2)),
          Diagnostic.error(Code.UNKNOWN_KEY, span(FILE, 1, 1, 2), "`a` is not a key")
              .withHint("did you mean `b`?"),
          Diagnostic.note(Code.NO_HEALTHCHECK, null, "by the way"));

  private static Span span(SourceFile file, int line, int from, int to) {
    return new Span(file, new Position(line, from), new Position(line, to));
  }

  @Test
  void json_counts_and_tells_each_with_its_places() {
    assertThat(DiagnosticFormat.JSON.write(SOME, Colours.OFF, "1.0"))
        .isEqualTo(
            """
            {"errors":1,"warnings":1,"notes":1,"diagnostics":[\
            {"severity":"note","code":"no-healthcheck","message":"by the way"},\
            {"severity":"error","code":"unknown-key","message":"`a` is not a key",\
            "place":{"file":"my app/compose.yaml","line":1,"column":1,"endLine":1,"endColumn":2},\
            "hint":"did you mean `b`?"},\
            {"severity":"warning","code":"unused","message":"no service uses \\"b\\"",\
            "place":{"file":"my app/compose.yaml","line":2,"column":1,"endLine":2,"endColumn":2},\
            "related":{"file":"/srv/compose.yaml","line":1,"column":1,"endLine":1,"endColumn":2}}]}
            """);
  }

  @Test
  void json_of_nothing_is_a_document_too() {
    assertThat(DiagnosticFormat.JSON.write(List.of(), Colours.OFF, "1.0"))
        .isEqualTo("{\"errors\":0,\"warnings\":0,\"notes\":0,\"diagnostics\":[]}\n");
  }

  @Test
  void sarif_names_the_rules_and_each_result_with_its_places() {
    assertThat(DiagnosticFormat.SARIF.write(SOME, Colours.OFF, "1.0"))
        .isEqualTo(
            """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[\
            {"tool":{"driver":{"name":"dhow","version":"1.0","rules":[\
            {"id":"unknown-key","shortDescription":{"text":"unknown key"},\
            "fullDescription":{"text":"A key is not one of the Compose language at its place."},\
            "help":{"text":"A key is not one of the Compose language at its place. \
            Each message says what to write instead; so does `dhow lint`."}},\
            {"id":"no-healthcheck","shortDescription":{"text":"no healthcheck"},\
            "fullDescription":{"text":"A service is waited for to be healthy and has no healthcheck here."},\
            "help":{"text":"A service is waited for to be healthy and has no healthcheck here. \
            Each message says what to write instead; so does `dhow lint`."}},\
            {"id":"unused","shortDescription":{"text":"unused"},\
            "fullDescription":{"text":"Something is defined that no service uses."},\
            "help":{"text":"Something is defined that no service uses. \
            Each message says what to write instead; so does `dhow lint`."}}]}},\
            "columnKind":"utf16CodeUnits","results":[\
            {"ruleId":"no-healthcheck","level":"note","message":{"text":"by the way"},\
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20app/compose.yaml"},\
            "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}}}]},\
            {"ruleId":"unknown-key","level":"error",\
            "message":{"text":"`a` is not a key\\nhint: did you mean `b`?"},\
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20app/compose.yaml"},\
            "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2}}}],\
            "partialFingerprints":{"primaryLocationLineHash":"132b7ee912c57691:1"}},\
            {"ruleId":"unused","level":"warning","message":{"text":"no service uses \\"b\\""},\
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20app/compose.yaml"},\
            "region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":2}}}],\
            "partialFingerprints":{"primaryLocationLineHash":"5d56533273a3bbdb:1"},\
            "relatedLocations":[{"physicalLocation":{\
            "artifactLocation":{"uri":"file:///srv/compose.yaml"},\
            "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2}}}]}]}]}
            """);
  }

  @Test
  void text_counts_notes_apart() {
    assertThat(DiagnosticFormat.TEXT.write(SOME, Colours.OFF, "1.0"))
        .contains("note[no-healthcheck]: by the way")
        .endsWith("1 error and 1 warning and 1 note in my app/compose.yaml\n");
  }

  @Test
  void formats_go_by_their_names() {
    assertThat(DiagnosticFormat.of("sarif")).contains(DiagnosticFormat.SARIF);
    assertThat(DiagnosticFormat.of("xml")).isEmpty();
  }
}

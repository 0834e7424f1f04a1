package dev.dhow.engine.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildOutputTest {
  private static final ServiceName WEB = new ServiceName("web");

  private final List<Progress> progress = new ArrayList<>();

  @Test
  void lines_of_the_old_builder_are_put_together() throws IOException {
    var output = BuildOutput.classic(WEB, progress::add);
    output.add(Json.read("{\"stream\":\"Step 1/2 : FROM x\\n\"}"));
    output.add(Json.read("{\"stream\":\"hel\"}"));
    output.add(Json.read("{\"stream\":\"lo\\r\\nend\"}"));
    output.add(Json.read("{\"aux\":{\"ID\":\"sha256:00\"}}"));
    assertThat(output.image()).isEqualTo("sha256:00");
    assertThat(texts()).containsExactly("Step 1/2 : FROM x", "hello", "end");
  }

  @Test
  void a_build_without_an_image_has_failed() throws IOException {
    var output = BuildOutput.classic(WEB, progress::add);
    output.add(Json.read("{\"stream\":\"Step 2/2 : RUN x\\n\"}"));
    assertThatThrownBy(output::image)
        .isInstanceOf(EngineException.BuildFailed.class)
        .hasMessageContaining("in step 2/2 : RUN x: ");
  }

  @Test
  void steps_of_buildkit_are_numbered_and_end_once() throws IOException {
    var output = BuildOutput.buildKit(WEB, progress::add);
    var start = message(field(1, "d1"), field(3, "[1/2] FROM x"), field(5, "t"));
    var end = message(field(1, "d1"), field(3, "[1/2] FROM x"), field(5, "t"), field(6, "t"));
    output.add(trace(field(1, start)));
    output.add(trace(field(1, start), field(3, log("d1", "one\ntw"))));
    output.add(trace(field(3, log("d1", "o")), field(1, end)));
    output.add(trace(field(1, end)));
    assertThat(texts()).containsExactly("#1 [1/2] FROM x", "#1 one", "#1 two", "#1 DONE");
  }

  @Test
  void a_failed_step_of_buildkit_is_named() throws IOException {
    var output = BuildOutput.buildKit(WEB, progress::add);
    var step = message(field(1, "d"), field(3, "[2/2] RUN x"), field(5, "t"), field(7, "exit 1"));
    output.add(trace(field(1, step)));
    assertThatThrownBy(() -> output.add(Json.read("{\"error\":\"failed to solve: exit 1\"}")))
        .hasMessage("the build of service \"web\" failed in [2/2] RUN x: exit 1");
  }

  @Test
  void what_is_no_trace_is_refused() {
    var output = BuildOutput.buildKit(WEB, progress::add);
    for (var odd : List.of(new byte[] {10, 127}, new byte[] {-1, -1}, new byte[] {7})) {
      assertThatThrownBy(() -> output.add(trace(odd)))
          .isInstanceOf(EngineException.BuildFailed.class);
    }
    assertThatThrownBy(() -> WireFields.parse(ByteBuffer.wrap(new byte[] {10, -1, -1, -1, -1, 15})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> texts() {
    return progress.stream()
        .map(step -> step instanceof Progress.Line(var text) ? text : "")
        .toList();
  }

  private static byte[] log(String digest, String text) {
    return message(field(1, digest), field(4, text));
  }

  private static Json trace(byte[]... fields) throws IOException {
    var aux = Base64.getEncoder().encodeToString(message(fields));
    return Json.read("{\"id\":\"moby.buildkit.trace\",\"aux\":\"" + aux + "\"}");
  }

  private static byte[] message(byte[]... fields) {
    var out = new ByteArrayOutputStream();
    for (var field : fields) {
      out.writeBytes(field);
    }
    return out.toByteArray();
  }

  private static byte[] field(int id, String text) {
    return field(id, text.getBytes(UTF_8));
  }

  private static byte[] field(int id, byte[] bytes) {
    var out = new ByteArrayOutputStream();
    out.write((id << 3) | 2);
    out.write(bytes.length);
    out.writeBytes(bytes);
    return out.toByteArray();
  }
}

package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class FlaskSampleIT {
  private static final Pattern VISITS = Pattern.compile("visited <strong>(\\d+)</strong>");

  private final String port = FreePort.next();

  @RegisterExtension final Stack stack = new Stack();

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "the one of dev/engine has no network to build with")
  void the_page_counts_visits_until_the_volume_is_removed()
      throws IOException, InterruptedException {
    stack
        .copyOf(Path.of("samples/flask-postgres"))
        .with("COMPOSE_PROJECT_NAME", stack.name())
        .with("PORT", port);

    stack.dhow("up", "-d", "--build", "--wait").succeeds();
    assertThat(visits()).isEqualTo(1);
    assertThat(visits()).isEqualTo(2);

    stack.dhow("down").succeeds();
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
    assertThat(stack.volumes()).containsExactly(stack.name() + "_pgdata");

    stack.dhow("up", "-d", "--wait").succeeds();
    assertThat(visits()).isEqualTo(3);

    stack.dhow("down", "-v", "--rmi", "local").succeeds();
    assertThat(stack.volumes()).isEmpty();
  }

  private int visits() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .timeout(Duration.ofSeconds(20))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      var found = VISITS.matcher(page);
      assertThat(found.find()).as("a count in %s", page).isTrue();
      return Integer.parseInt(found.group(1));
    }
  }
}

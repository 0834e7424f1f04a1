package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogsIndexTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void one_container_of_several_is_shown_alone() throws InterruptedException {
    upTwice();
    assertThat(logs(2, "job")).contains("job-2").doesNotContain("job-1");
  }

  @Test
  void a_number_that_is_none_shows_all() throws InterruptedException {
    upTwice();
    assertThat(logs(0, "job")).contains("job-1", "job-2");
  }

  @Test
  void a_container_that_is_not_there_is_told() throws InterruptedException {
    upTwice();
    assertThatThrownBy(() -> logs(5, "job"))
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> {
              assertThat(e).hasMessage("service \"job\" has no container number 5");
              assertThat(e.hint()).isEqualTo("it has 1, 2");
            });
    scene.forgetFiles();
    assertThatThrownBy(() -> logs(1, "gone"))
        .isInstanceOfSatisfying(
            UsageException.class, e -> assertThat(e.hint()).isEqualTo("it has none at all"));
  }

  private void upTwice() throws InterruptedException {
    scene.project("services: {job: {image: busybox, scale: 2}}");
    scene.engine.script("job", Behaviour.exits(0).printing("works"));
    scene.up(UpFlags.DETACHED);
  }

  private String logs(int index, String service) throws InterruptedException {
    var style = new LogStyle(false, true, false);
    new Logs(scene.workplace())
        .run(new LogsOptions(Set.of(service), false, index, null, null, null, null, false, style));
    return scene.out.toString();
  }
}

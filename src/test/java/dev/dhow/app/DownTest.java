package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.model.ProjectName;
import dev.dhow.plan.DownRequest.Images;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DownTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void images_made_for_a_project_go_without_its_files_too() throws InterruptedException {
    upAndForget();

    down(Images.LOCAL);

    assertThat(scene.engine.image("shop-web")).isEmpty();
    assertThat(scene.engine.image("busybox")).isPresent();
  }

  @Test
  void all_images_of_a_project_go_without_its_files_too() throws InterruptedException {
    upAndForget();

    down(Images.ALL);

    assertThat(scene.engine.image("shop-web")).isEmpty();
    assertThat(scene.engine.image("busybox")).isEmpty();
  }

  @Test
  void nothing_to_remove_is_told_once() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");

    down(Images.NONE);

    assertThat(scene.err.toString()).containsOnlyOnce("nothing to remove");
  }

  @Test
  void what_image_a_service_names_is_of_no_interest() throws InterruptedException {
    scene.project("services: {web: {image: busybox}, db: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: bad image}, db: {image: busybox}}");
    var asked = scene.engine.calls().count("image");

    down(Images.NONE);

    assertThat(scene.engine.containers(new ProjectName("shop"))).isEmpty();
    assertThat(scene.engine.calls().count("image")).isEqualTo(asked);
    down(Images.ALL);
  }

  @Test
  void progress_goes_where_it_is_wanted_and_notes_stay() throws InterruptedException {
    scene.progressWithResults = true;
    upAndForget();

    down(Images.NONE);

    assertThat(scene.out.toString()).contains(" Container shop-db-1  Removed\n");
    assertThat(scene.err.toString()).doesNotContain("Container");
  }

  @Test
  void who_does_not_want_to_lose_data_is_told_that_all_stays() throws InterruptedException {
    scene.project("services: {web: {image: busybox, volumes: ['data:/d']}}\nvolumes: {data: }\n");
    scene.up(UpFlags.DETACHED);
    scene.consent = _ -> false;
    var withVolumes = new DownOptions(Set.of(), null, true, Images.NONE, null, false);

    assertThatThrownBy(() -> new Down(scene.workplace()).run(withVolumes))
        .isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains("nothing was removed; without --volumes everything but the data goes\n");
    assertThat(scene.engine.containers(new ProjectName("shop"))).hasSize(1);
  }

  @Test
  void volumes_without_a_name_are_data_too_and_go_also_when_they_were_carried_over()
      throws InterruptedException {
    scene.project("services: {web: {image: busybox, volumes: [/d]}}");
    scene.up(UpFlags.DETACHED);
    scene.up(UpFlags.DETACHED.recreating());
    var asked = new ArrayList<String>();
    scene.consent =
        question -> {
          asked.add(question);
          return true;
        };
    var volume = scene.engine.allContainers().getFirst().mounts().getFirst().name();

    new Down(scene.workplace())
        .run(new DownOptions(Set.of(), null, true, Images.NONE, null, false));

    assertThat(asked)
        .containsExactly(
            "The data of volume \"%s (/d of shop-web-1)\" will be lost. Remove it?"
                .formatted(String.valueOf(volume).substring(0, 12)));
    assertThat(scene.engine.volumes(new ProjectName("nobody"), Set.of(String.valueOf(volume))))
        .isEmpty();
  }

  @Test
  void volumes_without_a_name_stay_where_a_service_has_them_from_another()
      throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox, volumes: [/d]}
          log: {image: busybox, volumes_from: [web]}
        """);
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();

    new Down(scene.workplace())
        .run(new DownOptions(Set.of("log"), null, true, Images.NONE, null, false));

    assertThat(scene.engine.calls().count("removeVolume")).isZero();
  }

  private static DownOptions options(Images images) {
    return new DownOptions(Set.of(), null, false, images, null, false);
  }

  private void upAndForget() throws InterruptedException {
    scene.project("services: {web: {build: .}, db: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.forgetFiles();
  }

  private void down(Images images) throws InterruptedException {
    new Down(scene.workplace()).run(options(images));
  }
}

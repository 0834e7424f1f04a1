package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx:latest",
    "nginx:1.29, docker.io/library/nginx:1.29",
    "team/app, docker.io/team/app:latest",
    "docker.io/nginx, docker.io/library/nginx:latest",
    "index.docker.io/nginx, docker.io/library/nginx:latest",
    "localhost/app, localhost/app:latest",
    "localhost:5000/app:1, localhost:5000/app:1",
    "[::1]:5000/a/b, [::1]:5000/a/b:latest",
    "Registry/app, Registry/app:latest",
    "example.com/a__b/c-d.e, example.com/a__b/c-d.e:latest"
  })
  void says_what_a_short_name_leaves_out(String written, String whole) {
    assertThat(ImageReference.parse(written)).hasToString("Optional[" + whole + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx",
    "nginx:1.29, docker.io/library/nginx",
    "example.com:5000/app, example.com:5000/app"
  })
  void a_digest_needs_no_tag(String written, String name) {
    assertThat(ImageReference.parse(written + DIGEST))
        .hasToString("Optional[" + name + DIGEST + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Nginx",
        "nginx:",
        "nginx:a b",
        "a//b",
        "/nginx",
        "nginx@sha256:12",
        "${IMAGE}",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void what_cannot_name_an_image_is_none(String written) {
    assertThat(ImageReference.parse(written)).isEmpty();
  }
}

package dev.dhow.load.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ProjectName;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

  @ParameterizedTest
  @CsvSource({"/a/../b,/b", "/..,/", "a//b/,a/b", "./,.", "../x,../x", "a/../..,..", "/,/"})
  void cleans(String path, String clean) {
    assertThat(Paths.clean(path)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({"x,/srv/shop/x", "../x,/srv/x", ".,/srv/shop", "~/x,/home/me/x", "/a/../b,/a/../b"})
  void makes_absolute(String path, String absolute) {
    var surroundings =
        new Surroundings(
            new ProjectName("shop"), Path.of("/srv/shop"), Path.of("/home/me"), Map.of());
    assertThat(new Paths(surroundings).absolute(path)).isEqualTo(absolute);
  }
}

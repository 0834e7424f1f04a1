package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.NamedProject;
import dev.dhow.app.UsageException;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.host.HostEnvironment;
import dev.dhow.load.FolderOutsideProjects;
import dev.dhow.model.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProjectsTest {
  private static final String GOOD = "services: {web: {image: nginx}}\n";
  private static final String MISTAKEN = "services: {web: {image: nginx, imge: nginx}}\n";
  private static final String BROKEN = "services: [\n";

  @TempDir(factory = FolderOutsideProjects.class)
  private Path folder;

  private final RootOptions root = new RootOptions();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  @Test
  void a_name_without_a_file_reads_none() throws IOException {
    write("compose.yaml", BROKEN);
    root.projectName = "Shop";
    assertThat(projects().named().name()).isEqualTo(new ProjectName("shop"));
    assertThat(projects().named().files()).isEmpty();
  }

  @Test
  void files_say_more_than_a_variables_name() throws IOException {
    write("compose.yaml", GOOD);
    variables.put("COMPOSE_PROJECT_NAME", "shop");
    assertThat(projects().named().name()).isEqualTo(new ProjectName("shop"));
    assertThat(projects().named().files()).isPresent();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_variables_name_will_do_where_files_are_broken() throws IOException {
    write("compose.yaml", BROKEN);
    variables.put("COMPOSE_PROJECT_NAME", "shop");
    assertThat(projects().named()).isEqualTo(NamedProject.only(new ProjectName("shop")));
    assertThat(warnings)
        .containsExactly(
            "the files hold mistakes; going on with the name `shop` (COMPOSE_PROJECT_NAME) alone");
  }

  @Test
  void a_name_in_the_env_file_will_do_as_well() throws IOException {
    write("compose.yaml", MISTAKEN);
    write(".env", "COMPOSE_PROJECT_NAME=shop\n");
    assertThat(projects().named().name()).isEqualTo(new ProjectName("shop"));
  }

  @Test
  void a_variables_name_will_do_silently_where_there_are_no_files() {
    variables.put("COMPOSE_PROJECT_NAME", "shop");
    assertThat(projects().named().files()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_variables_name_that_is_none_is_refused() {
    variables.put("COMPOSE_PROJECT_NAME", "my shop");
    assertThatThrownBy(() -> projects().named())
        .isInstanceOf(UsageException.class)
        .hasMessage("`my shop` (COMPOSE_PROJECT_NAME) cannot name a project");
  }

  @Test
  void broken_files_without_a_name_come_with_the_advice_to_give_one() throws IOException {
    write("compose.yaml", "name: Shop\n" + MISTAKEN);
    assertThat(advice()).isEqualTo("this can do without the files: -p shop");
  }

  @Test
  void where_the_name_cannot_be_told_the_advice_goes_without_it() throws IOException {
    write("compose.yaml", BROKEN);
    assertThat(advice()).isEqualTo("this can do without the files: -p NAME");
  }

  @Test
  void a_name_beside_a_file_is_advised_to_stand_alone() throws IOException {
    write("compose.yaml", MISTAKEN);
    root.files.add("compose.yaml");
    root.projectName = "stall";
    assertThat(advice()).isEqualTo("this can do without the files: -p stall instead of -f");
  }

  @Test
  void a_limit_that_is_no_number_is_refused_at_once() throws IOException {
    write("compose.yaml", GOOD);
    for (var limit : new String[] {"x", "", "1.5"}) {
      write(".env", "COMPOSE_PARALLEL_LIMIT='" + limit + "'\n");
      assertThatThrownBy(() -> projects().named())
          .isInstanceOf(UsageException.class)
          .hasMessage("COMPOSE_PARALLEL_LIMIT must be a whole number, not \"" + limit + "\"");
    }
    root.parallel = 3;
    assertThat(projects().named().files()).isPresent();
  }

  @Test
  void a_limit_that_is_no_number_is_refused_without_files_too() {
    variables.put("COMPOSE_PARALLEL_LIMIT", "x");
    root.projectName = "shop";
    assertThatThrownBy(() -> projects().named()).isInstanceOf(UsageException.class);
  }

  @Test
  void what_is_compared_with_files_reads_them_beside_a_name() throws IOException {
    write("compose.yaml", GOOD);
    root.projectName = "Stall";
    assertThat(projects().described().name()).isEqualTo(new ProjectName("stall"));
    assertThat(projects().described().files()).isPresent();
    assertThat(warnings).isEmpty();
  }

  @Test
  void where_there_are_no_files_to_compare_with_that_is_told() {
    root.projectName = "stall";
    assertThat(projects().described()).isEqualTo(NamedProject.only(new ProjectName("stall")));
    root.projectName = null;
    variables.put("COMPOSE_PROJECT_NAME", "shop");
    assertThat(projects().described()).isEqualTo(NamedProject.only(new ProjectName("shop")));
    assertThat(warnings)
        .containsExactly(
            "no files were read, so what `stall` is to have is not known",
            "no files were read, so what `shop` is to have is not known");
  }

  @Test
  void files_to_compare_with_that_hold_mistakes_are_told_and_the_name_has_to_do()
      throws IOException {
    write("compose.yaml", MISTAKEN);
    root.projectName = "stall";
    assertThat(projects().described()).isEqualTo(NamedProject.only(new ProjectName("stall")));
    assertThat(warnings)
        .containsExactly("the files hold mistakes; going on with the name `stall` (-p) alone");
    root.files.add("compose.yaml");
    assertThatThrownBy(() -> projects().described()).isInstanceOf(InvalidProjectException.class);
  }

  private String advice() {
    try {
      throw new AssertionError(projects().named());
    } catch (InvalidProjectException e) {
      return String.valueOf(e.advice());
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private FileProjects projects() {
    return new FileProjects(
        root,
        new HostEnvironment(folder, variables),
        told -> told.forEach(warning -> warnings.add(warning.message())));
  }
}

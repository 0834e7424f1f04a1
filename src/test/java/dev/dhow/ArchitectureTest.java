package dev.dhow;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

/// Holds the code to the table of packages in CONTRIBUTING.md.
@AnalyzeClasses(packages = "dev.dhow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> EVERYWHERE = Set.of("org.jspecify", "org.slf4j");
  private static final List<String> IMPURE_TYPES =
      List.of(
          "java.io",
          "java.net",
          "java.nio.channels",
          "java.nio.file.Files",
          "java.nio.file.FileSystems",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.util.Random",
          "java.util.concurrent",
          "org.slf4j");
  private static final Set<String> IMPURE_MEMBERS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.err",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.in",
          "java.lang.System.nanoTime",
          "java.lang.System.out",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.UUID.randomUUID");

  private static final ImportTable TABLE = table();

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("dev.dhow.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule LOGGERS_ARE_MADE_WHEN_SOMETHING_IS_LOGGED =
      noFields()
          .should()
          .haveRawType(Logger.class)
          .because("the first one starts all of SLF4J, which most commands never need");

  @ArchTest
  static final ArchRule PACKAGES_IMPORT_WHAT_THEIR_ROW_NAMES =
      each("import only packages that its row in CONTRIBUTING.md names", ArchitectureTest::imports);

  @ArchTest
  static final ArchRule LIBRARIES_STAY_IN_THEIR_PLACE =
      each("use only what its row is a place for", ArchitectureTest::libraries);

  @ArchTest
  static final ArchRule SYSTEM_STAYS_IN_ITS_PLACE =
      each("use System only where its row says so", ArchitectureTest::system);

  @ArchTest
  static final ArchRule PURE_PACKAGES_ARE_PURE =
      each("be pure, as its row says", ArchitectureTest::purity);

  @ArchTest
  static final ArchRule LOADING_STAGES_DO_NOT_KNOW_EACH_OTHER =
      each("keep to its own loading stage", ArchitectureTest::stages);

  @ArchTest
  static void every_package_has_a_row(JavaClasses classes) {
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(TABLE.rowOf(name)).as("row of %s", name).isPresent());
  }

  @ArchTest
  static void every_package_is_null_marked(JavaClasses classes) {
    assertThat(classes.getPackage("dev.dhow").getSubpackagesInTree())
        .filteredOn(found -> !found.getClasses().isEmpty())
        .filteredOn(found -> !found.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
  }

  /// An engine that is hard to write has no second one.
  @ArchTest
  static void the_engine_has_few_methods(JavaClasses classes) {
    for (var port : List.of("Engine", "ImageStore", "ContainerControl", "Neighbours")) {
      assertThat(classes.get("dev.dhow.engine." + port).getMethods())
          .as(port)
          .hasSizeBetween(1, 25);
    }
  }

  /// Rules about nothing would pass.
  @ArchTest
  static void the_scanner_saw_the_classes_and_the_table(JavaClasses classes) {
    assertThat(classes.contain("dev.dhow.cli.Main")).isTrue();
    assertThat(TABLE.rows()).hasSize(20);
    assertThat(TABLE.rows()).filteredOn(ImportTable.Row::pure).hasSize(11);
    assertThat(TABLE.reserved()).contains("picocli", "System.out", "java.nio.file.Files");
  }

  private static void imports(JavaClass type, Consumer<String> fail) {
    var own = TABLE.rowOf(type.getPackageName()).orElseThrow();
    for (var dependency : type.getDirectDependenciesFromSelf()) {
      TABLE
          .rowOf(target(dependency).getPackageName())
          .filter(other -> !own.mayImport(other))
          .ifPresent(_ -> fail.accept(dependency.getDescription()));
    }
  }

  private static void libraries(JavaClass type, Consumer<String> fail) {
    var places = TABLE.rowOf(type.getPackageName()).orElseThrow().onlyPlaceFor();
    var reserved = TABLE.reserved();
    for (var dependency : type.getDirectDependenciesFromSelf()) {
      var name = target(dependency).getName();
      var free = liesIn(name, EVERYWHERE) || name.startsWith("dev.dhow.") || isPlatform(name);
      if ((!free || liesIn(name, reserved)) && !liesIn(name, places)) {
        fail.accept(dependency.getDescription());
      }
    }
  }

  private static void system(JavaClass type, Consumer<String> fail) {
    var places = TABLE.rowOf(type.getPackageName()).orElseThrow().onlyPlaceFor();
    for (var access : type.getAccessesFromSelf()) {
      var member = "System." + access.getTarget().getName();
      if (access.getTargetOwner().isEquivalentTo(System.class)
          && TABLE.reserved().contains(member)
          && !places.contains(member)) {
        fail.accept(access.getDescription());
      }
    }
  }

  private static void purity(JavaClass type, Consumer<String> fail) {
    if (!TABLE.rowOf(type.getPackageName()).orElseThrow().pure()) {
      return;
    }
    type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> liesIn(target(dependency).getName(), IMPURE_TYPES))
        .map(Dependency::getDescription)
        .forEach(fail);
    type.getAccessesFromSelf().stream()
        .filter(access -> IMPURE_MEMBERS.contains(member(access)))
        .map(JavaAccess::getDescription)
        .forEach(fail);
  }

  private static void stages(JavaClass type, Consumer<String> fail) {
    var own = stage(type);
    if (own.isEmpty()) {
      return;
    }
    for (var dependency : type.getDirectDependenciesFromSelf()) {
      var other = stage(target(dependency));
      var merging = own.equals("extend") && other.equals("merge");
      if (!other.isEmpty() && !other.equals(own) && !merging) {
        fail.accept(dependency.getDescription());
      }
    }
  }

  /// The part of a package's name below `load`, empty for any other package.
  private static String stage(JavaClass type) {
    var prefix = "dev.dhow.load.";
    var name = type.getPackageName();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : "";
  }

  private static String member(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static boolean liesIn(String name, Iterable<String> places) {
    for (var place : places) {
      if (name.equals(place) || name.startsWith(place + ".") || name.startsWith(place + "$")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlatform(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || !name.contains(".");
  }

  private static ArchRule each(String description, BiConsumer<JavaClass, Consumer<String>> check) {
    var condition =
        new ArchCondition<JavaClass>(description) {
          @Override
          public void check(JavaClass type, ConditionEvents events) {
            check.accept(type, message -> events.add(violated(type, message)));
          }
        };
    return classes().should(condition);
  }

  private static ImportTable table() {
    try {
      return ImportTable.read();
    } catch (IOException e) {
      throw new IllegalStateException("CONTRIBUTING.md cannot be read", e);
    }
  }
}

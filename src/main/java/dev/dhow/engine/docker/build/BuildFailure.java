package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.EngineException.BuildFailed.Evidence;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a build failed, as builders tell it, put into words: the service, the step, and what went
/// wrong there.
///
/// @param step the failing one, empty when it is not known
/// @param why the builder's words
/// @param lastLines what the step wrote last
/// @param evidence what else is known
public record BuildFailure(
    ServiceName service,
    String step,
    String why,
    List<String> lastLines,
    List<Evidence> evidence,
    @Nullable String hint) {
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(ERROR: |failed to (build|solve): |rpc error: code = \\w+ desc = "
              + "|failed to solve with frontend \\S+: |failed to create LLB definition: )+");

  /// A command that ended badly; its text is that of the step.
  private static final Pattern EXIT_CODE =
      Pattern.compile(
          "(?s)process \".*\" did not complete successfully: exit code: \\d+"
              + "|(?s)executor failed running \\[.*\\]: exit code: \\d+"
              + "|The command '.*' returned a non-zero code: \\d+");

  private static final Pattern NUMBER = Pattern.compile("^(\\[[^\\]]*\\d+/\\d+\\]|step \\d+/\\d+)");
  private static final int BRIEF = 60;

  public BuildFailure {
    lastLines = List.copyOf(lastLines);
    evidence = List.copyOf(evidence);
  }

  public static BuildFailure of(ServiceName service, String step, String why) {
    return new BuildFailure(service, step, why, List.of(), List.of(), null);
  }

  public BuildFailure withHint(@Nullable String other) {
    return new BuildFailure(service, step, why, lastLines, evidence, other);
  }

  public EngineException exception() {
    var plain = plain();
    var where = step.isEmpty() ? "" : " in " + step;
    return new EngineException.BuildFailed(
        "the build of service \"%s\" failed%s: %s".formatted(service.value(), where, plain),
        brief(plain),
        hint,
        evidenceWithLines());
  }

  private String plain() {
    var words = PREFIX.matcher(why.strip()).replaceFirst("");
    var exit = EXIT_CODE.matcher(words);
    if (!exit.matches()) {
      return words;
    }
    return "exit code " + words.substring(words.lastIndexOf(' ') + 1);
  }

  private String brief(String plain) {
    var line = plain.lines().findFirst().orElse("");
    var cut = line.length() > BRIEF ? line.substring(0, BRIEF - 1).stripTrailing() + "…" : line;
    var number = NUMBER.matcher(step);
    return number.find() ? cut + " in " + number.group(1) : cut;
  }

  private List<Evidence> evidenceWithLines() {
    var all = new ArrayList<Evidence>();
    if (!lastLines.isEmpty()) {
      all.add(new Evidence("the last lines of this step", lastLines));
    }
    all.addAll(evidence);
    return all;
  }
}

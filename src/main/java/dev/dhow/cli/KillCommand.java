package dev.dhow.cli;

import dev.dhow.app.Kill;
import dev.dhow.app.KillOptions;
import dev.dhow.app.UsageException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `dhow kill`: running containers are sent a signal.
final class KillCommand extends Verb {
  /// What engines on Linux know; of what is left to them, such as 33, they tell for each container.
  private static final String SIGNAL =
      "[1-9]|[1-5][0-9]|6[0-4]"
          + "|(SIG)?(ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT"
          + "|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ"
          + "|RTM(IN([+][0-9]{1,2})?|AX(-[0-9]{1,2})?))";

  @Nullable Boolean removeOrphans;
  String signal = "SIGKILL";

  @Override
  String description() {
    return "Send a signal to running containers, those of run included";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--remove-orphans",
            "Kill containers of services that are not in the project, too",
            value -> removeOrphans = value)
        .choice(
            "-s, --signal",
            "SIGNAL",
            "The signal, by name or number (default: SIGKILL)",
            value -> signal = value)
        .operands("SERVICE", "Services to kill (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!signal.toUpperCase(Locale.ROOT).matches(SIGNAL)) {
      throw UsageException.value(
          "--signal", "the name or number of a signal, such as SIGHUP or 1", signal);
    }
    return new Kill(session.workplaceForChanges())
        .run(new KillOptions(named(services), signal, removeOrphans, dryRun || session.dryRun()));
  }
}

package dev.dhow.app;

import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.engine.EngineException;
import dev.dhow.event.BuildFailedException;
import dev.dhow.event.FailureCode;
import dev.dhow.event.PlanResult;
import dev.dhow.event.ServiceFailedException;
import dev.dhow.event.StepFailedException;
import dev.dhow.plan.Action;
import dev.dhow.plan.PlanningException;
import dev.dhow.render.TemplateException;

/// Tells failures apart by their [FailureCode].
public final class Failures {

  private Failures() {}

  /// That of the first failure of a plan that counts.
  static FailureCode of(PlanResult result) {
    return result.failures().stream()
        .filter(failure -> !failure.tolerated())
        .findFirst()
        .map(Failures::of)
        .orElse(FailureCode.FAILED);
  }

  /// A registry that refuses, be it only for now, has not given the image.
  private static FailureCode of(PlanResult.Failure failure) {
    var code = of(failure.cause());
    var transfer =
        switch (failure.step().action()) {
          case Action.PullImage _, Action.PushImage _ -> true;
          case Action _ -> false;
        };
    return transfer && code == FailureCode.REFUSED ? FailureCode.IMAGE_UNAVAILABLE : code;
  }

  public static FailureCode of(Throwable problem) {
    return switch (problem) {
      case UsageException _, TemplateException _ -> FailureCode.USAGE;
      case InvalidProjectException invalid when invalid.isAboutNames() -> FailureCode.USAGE;
      case InvalidProjectException _ -> FailureCode.FILES;
      case PlanningException _ -> FailureCode.IN_THE_WAY;
      case EngineException refusal -> of(refusal);
      case ServiceFailedException service -> of(service.kind());
      case BuildFailedException _ -> FailureCode.BUILD_FAILED;
      case StepFailedException step when step.getCause() instanceof EngineException refusal ->
          of(refusal);
      default -> FailureCode.FAILED;
    };
  }

  private static FailureCode of(EngineException refusal) {
    return switch (refusal) {
      case EngineException.Unreachable _ -> FailureCode.ENGINE_UNREACHABLE;
      case EngineException.NotFound _ -> FailureCode.NOT_FOUND;
      case EngineException.Conflict _, EngineException.AmbiguousName _ -> FailureCode.CONFLICT;
      case EngineException.PortTaken _ -> FailureCode.PORT_TAKEN;
      case EngineException.ImageUnavailable _ -> FailureCode.IMAGE_UNAVAILABLE;
      case EngineException.BuildFailed _ -> FailureCode.BUILD_FAILED;
      case EngineException.TimedOut _ -> FailureCode.TIMED_OUT;
      case EngineException.Unsupported _ -> FailureCode.UNSUPPORTED;
      case EngineException.CommandUnusable _, EngineException.Refused _ -> FailureCode.REFUSED;
    };
  }

  private static FailureCode of(ServiceFailedException.Kind kind) {
    return switch (kind) {
      case EXITED -> FailureCode.SERVICE_EXITED;
      case RESTARTING -> FailureCode.SERVICE_RESTARTING;
      case UNHEALTHY -> FailureCode.SERVICE_UNHEALTHY;
      case NO_HEALTHCHECK -> FailureCode.NO_HEALTHCHECK;
      case REMOVED -> FailureCode.SERVICE_REMOVED;
      case TIMED_OUT -> FailureCode.TIMED_OUT;
    };
  }
}

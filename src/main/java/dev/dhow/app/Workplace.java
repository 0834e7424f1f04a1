package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.Insight;
import dev.dhow.execute.Models;
import dev.dhow.execute.Providers;
import dev.dhow.execute.Timer;
import dev.dhow.plan.HostView;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every use case works with; wired by the command line.
///
/// @param projects where the project comes from
/// @param engine opened when it is first asked for
/// @param insight what people ask the same engine
/// @param timer of the same time as the clock
/// @param host what can be seen of the engine's machine
/// @param console the standard streams for whoever needs them as bytes
/// @param providers the programs that provide services in place of containers
/// @param models whoever runs the AI models that services use
/// @param consent asked before data is lost
/// @param interruptions the signals that ask dhow to end
/// @param parallel how much to ask of the engine at once; null for what suits it
public record Workplace(
    ProjectSource projects,
    Supplier<Engine> engine,
    Supplier<Insight> insight,
    Locks locks,
    InstantSource clock,
    Timer timer,
    Screen screen,
    HostView host,
    Console console,
    Providers providers,
    Models models,
    Consent consent,
    Interruptions interruptions,
    @Nullable Integer parallel) {

  /// The same where nobody is asked anything.
  Workplace unattended() {
    return new Workplace(
        projects,
        engine,
        insight,
        locks,
        clock,
        timer,
        screen,
        host,
        console,
        providers,
        models,
        Consent.NOBODY,
        interruptions,
        parallel);
  }
}

package dev.dhow.app;

import dev.dhow.engine.Engine;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every use case works with; wired by the command line.
///
/// @param projects where the project comes from
/// @param engine opened when it is first asked for
/// @param parallel how much to ask of the engine at once; null for what suits it
public record Workplace(
    ProjectSource projects,
    Supplier<Engine> engine,
    Locks locks,
    InstantSource clock,
    Screen screen,
    @Nullable Integer parallel) {}

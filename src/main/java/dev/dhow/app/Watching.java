package dev.dhow.app;

import dev.dhow.execute.Timer;
import dev.dhow.watch.Sources;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What watching needs of this machine.
///
/// @param read the text of a file; empty when there is none
public record Watching(
    Sources.Opening sources, Function<Path, Optional<String>> read, Timer timer) {}

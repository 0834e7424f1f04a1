package dev.dhow.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One entry of `env_file`.
///
/// @param path absolute
/// @param required whether it is an error when the file is not there
/// @param format `raw` for values taken as they are; null for the usual syntax
public record EnvFile(Path path, boolean required, @Nullable String format) {}

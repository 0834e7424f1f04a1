package dev.dhow.spec;

import java.nio.file.Path;

/// A file, folder or link of this machine that is copied into a container.
///
/// @param target absolute path inside the container
public record HostFile(String target, Path source, FileFacts facts) {}

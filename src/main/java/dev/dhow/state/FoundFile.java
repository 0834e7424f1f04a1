package dev.dhow.state;

import dev.dhow.spec.FileFacts.Kind;

/// A file, folder or link as it is in a container.
///
/// @param mode permission bits
/// @param digest the SHA-256 of a file's content in hexadecimal, empty for anything else
/// @param link what a symbolic link points to, empty for anything else
public record FoundFile(Kind kind, int mode, long size, String digest, String link) {}

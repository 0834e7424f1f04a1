package dev.dhow.engine;

/// The size of a terminal in characters.
public record WindowSize(int rows, int columns) {}

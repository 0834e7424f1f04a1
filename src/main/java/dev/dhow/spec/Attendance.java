package dev.dhow.spec;

/// How somebody is going to sit by a container that was made for one command.
///
/// @param input whether it is given an input
/// @param removed whether the engine removes it, and its anonymous volumes, when it has ended
/// @param rows of the terminal that it is shown in; 0 when there is none
/// @param columns of the same
public record Attendance(boolean input, boolean removed, int rows, int columns) {}

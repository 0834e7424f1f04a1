package dev.dhow.load.interpolate;

/// A variable as a file uses it.
///
/// @param fallback what stands for it when it is not set; empty for none
/// @param alternate what stands for it when it is set; empty for its value
/// @param required whether loading ends when it is not set
public record VariableUse(String name, String fallback, String alternate, boolean required) {}

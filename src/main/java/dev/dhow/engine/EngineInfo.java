package dev.dhow.engine;

/// Who answers.
///
/// @param id of the engine, stable over restarts
/// @param version such as `28.5.2`
/// @param apiVersion the negotiated one, such as `1.51`
/// @param cpus of the engine's machine
public record EngineInfo(String id, String version, String apiVersion, int cpus) {}

package dev.dhow.model;

/// What a service extends where that is there with nothing in it. It adds nothing, but docker
/// compose shows and hashes it.
///
/// @param file where it is
/// @param service its name there
public record EmptyBase(String file, String service) {}

package dev.dhow.load;

import dev.dhow.yaml.YamlScalar;

/// What an env file sets a variable to.
///
/// @param value what came out, at the place of the variable's name
/// @param written the same with the variables that were replaced in it
record Setting(YamlScalar value, YamlScalar written) {}

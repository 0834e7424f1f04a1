/// YAML text to nodes that know where they were written, and values back to YAML text. The only
/// place that knows the YAML library. Start with [YamlNode].
@NullMarked
package dev.dhow.yaml;

import org.jspecify.annotations.NullMarked;

/// Reads files of `KEY=value` lines: the project's `.env`, those of `--env-file`, and the services'
/// `env_file`s. Start with [EnvFileParser].
@NullMarked
package dev.dhow.load.env;

import org.jspecify.annotations.NullMarked;

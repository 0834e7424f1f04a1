/// Arguments in, exit code out. Commands are parsed here, the parts they need are wired by hand,
/// and only this package writes to the standard streams.
@NullMarked
package dev.dhow.cli;

import org.jspecify.annotations.NullMarked;

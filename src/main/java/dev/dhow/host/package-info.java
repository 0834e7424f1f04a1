/// This machine: its disk, environment, terminal, signals and locks.
@NullMarked
package dev.dhow.host;

import org.jspecify.annotations.NullMarked;

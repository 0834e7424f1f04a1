/// Gives services what they extend. Start with [Extender].
@NullMarked
package dev.dhow.load.extend;

import org.jspecify.annotations.NullMarked;

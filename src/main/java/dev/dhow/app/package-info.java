/// One class for each thing dhow does for a user. The only place where loading, observing,
/// planning, executing and rendering meet; each use case reads as their sequence. Start with [Up].
@NullMarked
package dev.dhow.app;

import org.jspecify.annotations.NullMarked;

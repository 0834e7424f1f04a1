/// What the engine has, as an immutable snapshot made of its listings. Start with [EngineState].
@NullMarked
package dev.dhow.state;

import org.jspecify.annotations.NullMarked;

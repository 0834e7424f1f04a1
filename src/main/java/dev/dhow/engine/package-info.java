/// What dhow needs from a container engine, in its own words. Start with [Engine]; every engine,
/// the in-memory one of the tests included, passes the same contract test.
@NullMarked
package dev.dhow.engine;

import org.jspecify.annotations.NullMarked;

/// Short forms to long forms: ports, mounts, lists of `KEY=value`, commands written as one string,
/// relative paths, default names and the network every service gets. Afterwards each thing has one
/// way to be written, so that decoding stays simple. Whatever has an unexpected shape is left as it
/// is: decoding says what is wrong with it. Start with [Canonicalizer].
@NullMarked
package dev.dhow.load.canonical;

import org.jspecify.annotations.NullMarked;

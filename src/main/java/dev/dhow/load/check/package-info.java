/// What a single record cannot know: whether what services refer to exists, whether they need each
/// other in a circle, which of them are enabled. [Checks] lists what is checked.
@NullMarked
package dev.dhow.load.check;

import org.jspecify.annotations.NullMarked;

/// What is allowed in a project's files and probably not meant, or not safe: `dhow lint`. Start
/// with [Lint]; each check is a class and a line in a list there.
@NullMarked
package dev.dhow.load.lint;

import org.jspecify.annotations.NullMarked;

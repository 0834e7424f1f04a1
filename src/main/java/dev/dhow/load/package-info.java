/// A project's files become a [dev.dhow.model.Project]. Start with [Loader], which reads as a table
/// of contents; each of its stages is a package below this one.
@NullMarked
package dev.dhow.load;

import org.jspecify.annotations.NullMarked;

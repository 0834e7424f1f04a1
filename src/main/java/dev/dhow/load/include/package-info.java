/// What a project takes from others by `include`: which files those are ([Inclusion]), and how what
/// they define gets into the document that includes them ([Importer]). Reading them is the
/// loader's.
@NullMarked
package dev.dhow.load.include;

import org.jspecify.annotations.NullMarked;

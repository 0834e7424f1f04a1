/// What is done while sources change, decided without touching anything: which files a rule is
/// about, how two looks at a folder differ, and what a container is to get.
@NullMarked
package dev.dhow.watch;

import org.jspecify.annotations.NullMarked;

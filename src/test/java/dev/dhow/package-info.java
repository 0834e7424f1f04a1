/// What is tested of dhow as a whole: the repository, its architecture, the distribution, and what
/// golden cases of several packages have in common.
@NullMarked
package dev.dhow;

import org.jspecify.annotations.NullMarked;

/// What dhow tells users about their files: one [Diagnostic] for each problem, collected in
/// [Diagnostics] so that one run reports every mistake. Turning them into text is rendering.
@NullMarked
package dev.dhow.diagnostic;

import org.jspecify.annotations.NullMarked;

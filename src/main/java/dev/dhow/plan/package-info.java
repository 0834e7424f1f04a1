/// What to do and why: a desired project and an observed engine become a [Plan], a graph of steps
/// that carry their reasons. Pure: it looks at nothing but its arguments. Start with [Planner].
@NullMarked
package dev.dhow.plan;

import org.jspecify.annotations.NullMarked;

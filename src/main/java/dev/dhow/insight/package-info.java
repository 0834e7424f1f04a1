/// What can be concluded from a project, what the engine has of it and what happened: why a service
/// does not run, how its parts hang together, and where the time of a start went. Start with
/// [ProjectView].
@NullMarked
package dev.dhow.insight;

import org.jspecify.annotations.NullMarked;

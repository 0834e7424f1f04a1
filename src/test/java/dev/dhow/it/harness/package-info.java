/// What the integration tests run and look with: programs as processes, a project's folder with its
/// own cleaning up, the engine as the `docker` command sees it, and a proxy that records what a
/// program asks of the engine. Start reading at [dev.dhow.it.harness.Stack].
@NullMarked
package dev.dhow.it.harness;

import org.jspecify.annotations.NullMarked;

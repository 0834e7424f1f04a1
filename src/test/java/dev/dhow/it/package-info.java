/// The packaged program with a real engine, one concern a class, and docker compose beside it where
/// being alike is the point. What it is run and looked at with is in `harness`.
@NullMarked
package dev.dhow.it;

import org.jspecify.annotations.NullMarked;

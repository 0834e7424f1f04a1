/// Image references, and the user's credentials for the registries they point to. Start at
/// [Credentials].
@NullMarked
package dev.dhow.engine.docker.registry;

import org.jspecify.annotations.NullMarked;

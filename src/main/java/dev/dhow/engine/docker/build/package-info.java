/// What a build is made of, as the stream of bytes an engine takes: the folder's files without
/// those `.dockerignore` names, as a tar archive. Start at [BuildContext].
@NullMarked
package dev.dhow.engine.docker.build;

import org.jspecify.annotations.NullMarked;

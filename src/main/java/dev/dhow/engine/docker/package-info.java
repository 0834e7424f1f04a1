/// The engine port over docker-java, with a transport of our own below it. Start at [DockerEngine].
/// What changes the engine in a small way goes through docker-java's commands; listings and streams
/// are read by [Api] itself, for start-up and for cancellation; what is created is written in
/// [ContainerBody] and [ResourceBodies], as docker-java's models lack several networks, port
/// ranges, mount points and more. All failures become an [dev.dhow.engine.EngineException] in
/// [ErrorMapping].
@NullMarked
package dev.dhow.engine.docker;

import org.jspecify.annotations.NullMarked;

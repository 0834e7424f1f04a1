package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Volume;
import dev.dhow.spec.Names;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Looks at the engine once, all questions at the same time.
final class Observation {

  private Observation() {}

  /// What the engine has of a project and of what the project names.
  static EngineState of(Engine engine, Project project) throws InterruptedException {
    var networks =
        project.networks().values().stream().map(Network::name).collect(Collectors.toSet());
    var volumes = project.volumes().values().stream().map(Volume::name).collect(Collectors.toSet());
    return of(engine, project.name(), networks, volumes, imagesOf(project));
  }

  /// What the engine has of a project, as far as its labels tell.
  static EngineState of(Engine engine, ProjectName project) throws InterruptedException {
    return of(engine, project, Set.of(), Set.of(), Set.of());
  }

  /// The same state with the project's images looked at again.
  static EngineState withImages(Engine engine, Project project, EngineState state)
      throws InterruptedException {
    return new EngineState(
        state.containers(), state.networks(), state.volumes(), images(engine, imagesOf(project)));
  }

  /// The same state with the images the project's services run and those that were made for it.
  static EngineState withAllImages(Engine engine, Project project, EngineState state)
      throws InterruptedException {
    var images = images(engine, imagesOf(project));
    for (var made : engine.images(project.name())) {
      made.tags().forEach(tag -> images.putIfAbsent(tag, made));
    }
    return new EngineState(state.containers(), state.networks(), state.volumes(), images);
  }

  /// The images the services run, by the references they use.
  static Set<String> imagesOf(Project project) {
    return project.services().values().stream()
        .map(service -> Names.image(project.name(), service))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static EngineState of(
      Engine engine,
      ProjectName project,
      Set<String> networks,
      Set<String> volumes,
      Set<String> images)
      throws InterruptedException {
    List<Callable<Answer>> questions =
        List.of(
            () -> new Answer.Containers(engine.containers(project)),
            () -> new Answer.Networks(engine.networks(project, networks)),
            () -> new Answer.Volumes(engine.volumes(project, volumes)),
            () -> new Answer.Images(images(engine, images)));
    return combined(Together.ask(questions));
  }

  private static EngineState combined(List<Answer> answers) {
    var state = EngineState.EMPTY;
    for (var answer : answers) {
      state =
          switch (answer) {
            case Answer.Containers(var found) ->
                new EngineState(found, state.networks(), state.volumes(), state.images());
            case Answer.Networks(var found) ->
                new EngineState(state.containers(), found, state.volumes(), state.images());
            case Answer.Volumes(var found) ->
                new EngineState(state.containers(), state.networks(), found, state.images());
            case Answer.Images(var found) ->
                new EngineState(state.containers(), state.networks(), state.volumes(), found);
          };
    }
    return state;
  }

  private static SortedMap<String, ObservedImage> images(
      Engine engine, Collection<String> references) throws InterruptedException {
    var questions = new ArrayList<Callable<Map.Entry<String, Optional<ObservedImage>>>>();
    for (var reference : references) {
      questions.add(() -> Map.entry(reference, engine.image(reference)));
    }
    var found = new TreeMap<String, ObservedImage>();
    for (var answer : Together.ask(questions)) {
      answer.getValue().ifPresent(image -> found.put(answer.getKey(), image));
    }
    return found;
  }

  private sealed interface Answer {

    record Containers(List<ObservedContainer> found) implements Answer {}

    record Networks(List<ObservedNetwork> found) implements Answer {}

    record Volumes(List<ObservedVolume> found) implements Answer {}

    record Images(SortedMap<String, ObservedImage> found) implements Answer {}
  }
}

package dev.dhow.app;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.EngineInfo;
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
import dev.dhow.state.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Looks at the engine once, all questions at the same time.
final class Observation {
  private static final int BAD_REQUEST = 400;

  private Observation() {}

  /// What the engine has of a project and of what the project names.
  ///
  /// @param files where the project was written
  /// @throws InvalidProjectException when a service names an image as no engine can have one
  static EngineState of(Engine engine, Project project, ProjectSource files)
      throws InterruptedException {
    return of(
        engine,
        project.name(),
        networksOf(project),
        volumesOf(project),
        () -> images(engine, project, files));
  }

  /// The same without images.
  static EngineState withoutImages(Engine engine, Project project) throws InterruptedException {
    return of(engine, project.name(), networksOf(project), volumesOf(project), TreeMap::new);
  }

  /// What the engine has of a project, as far as its labels tell.
  static EngineState of(Engine engine, ProjectName project) throws InterruptedException {
    return of(engine, project, Set.of(), Set.of(), TreeMap::new);
  }

  /// The whole engine, whoever made what there is.
  ///
  /// @param networks whether those matter
  /// @param itself whether what the engine says of itself matters, or is going to be asked for, as
  ///   for a lock: the answer takes it longer than any other and is remembered, so that is asked
  ///   meanwhile
  static Surroundings around(Engine engine, boolean networks, boolean itself)
      throws InterruptedException {
    List<Callable<Surroundings>> questions =
        List.of(
            () -> new Surroundings(engine.allContainers(), List.of(), List.of(), false),
            () ->
                new Surroundings(
                    List.of(), networks ? engine.allNetworks() : List.of(), List.of(), false),
            () -> networks || itself ? machine(engine.info()) : Surroundings.NONE);
    var answers = Together.ask(questions);
    var machine = answers.get(2);
    return new Surroundings(
        answers.get(0).containers(),
        answers.get(1).networks(),
        machine.runtimes(),
        machine.strict());
  }

  private static Surroundings machine(EngineInfo info) {
    return new Surroundings(List.of(), List.of(), info.runtimes(), info.checksAddresses());
  }

  /// The same state with the project's images looked at again.
  static EngineState withImages(
      Engine engine, Project project, EngineState state, ProjectSource files)
      throws InterruptedException {
    var images = images(engine, project, files);
    return new EngineState(state.containers(), state.networks(), state.volumes(), images);
  }

  /// The same state with the images the project's services run and those that were made for it.
  static EngineState withAllImages(Engine engine, Project project, EngineState state)
      throws InterruptedException {
    var images = new TreeMap<String, ObservedImage>();
    for (var answer : ask(engine, imagesOf(project))) {
      if (answer instanceof Looked.Found(var reference, var image)) {
        images.put(reference, image);
      }
    }
    for (var made : engine.images(project.name())) {
      made.tags().forEach(tag -> images.putIfAbsent(tag, made));
    }
    return new EngineState(state.containers(), state.networks(), state.volumes(), images);
  }

  /// The images the services run, by the references they use.
  static Set<String> imagesOf(Project project) {
    return project.services().values().stream()
        .filter(service -> service.provider() == null)
        .flatMap(service -> Names.images(project, service).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static EngineState of(
      Engine engine,
      ProjectName project,
      Set<String> networks,
      Set<String> volumes,
      Callable<SortedMap<String, ObservedImage>> images)
      throws InterruptedException {
    List<Callable<Answer>> questions =
        List.of(
            () -> new Answer.Containers(engine.containers(project)),
            () -> new Answer.Networks(engine.networks(project, networks)),
            () -> new Answer.Volumes(engine.volumes(project, volumes)),
            () -> new Answer.Images(images.call()));
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
      Engine engine, Project project, ProjectSource files) throws InterruptedException {
    var found = new TreeMap<String, ObservedImage>();
    var mistakes = new ArrayList<Diagnostic>();
    for (var answer : ask(engine, imagesOf(project))) {
      switch (answer) {
        case Looked.Found(var reference, var image) -> found.put(reference, image);
        case Looked.Missing _ -> {}
        case Looked.Malformed malformed -> mistakes.addAll(mistakes(project, malformed, files));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidProjectException(mistakes);
    }
    return found;
  }

  private static List<Diagnostic> mistakes(
      Project project, Looked.Malformed image, ProjectSource files) {
    var words = "\"%s\" cannot name an image: %s".formatted(image.reference(), image.words());
    return project.services().values().stream()
        .filter(service -> Names.images(project, service).contains(image.reference()))
        .map(service ->
            mistake(
                service.name().value(),
                Names.image(project, service).equals(image.reference()) ? "image" : "pre_start",
                words,
                files))
        .toList();
  }

  private static Diagnostic mistake(String service, String key, String words, ProjectSource files) {
    return Diagnostic.error(
            Code.BAD_VALUE,
            files.place("services", service, key),
            "services." + service + "." + key + ": " + words)
        .withHint("write it as [registry/]name[:tag][@digest], in lower case apart from the tag");
  }

  private static List<Looked> ask(Engine engine, Collection<String> references)
      throws InterruptedException {
    var questions = new ArrayList<Callable<Looked>>();
    for (var reference : references) {
      questions.add(() -> look(engine, reference));
    }
    return Together.ask(questions);
  }

  private static Looked look(Engine engine, String reference) throws InterruptedException {
    try {
      return engine
          .image(reference)
          .<Looked>map(image -> new Looked.Found(reference, image))
          .orElseGet(() -> new Looked.Missing(reference));
    } catch (EngineException.Refused e) {
      if (e.status() != BAD_REQUEST) {
        throw e;
      }
      return new Looked.Malformed(reference, String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> networksOf(Project project) {
    return project.networks().values().stream().map(Network::name).collect(Collectors.toSet());
  }

  private static Set<String> volumesOf(Project project) {
    return project.volumes().values().stream().map(Volume::name).collect(Collectors.toSet());
  }

  /// What came of looking for an image.
  private sealed interface Looked {

    record Found(String reference, ObservedImage image) implements Looked {}

    record Missing(String reference) implements Looked {}

    /// @param words the engine's
    record Malformed(String reference, String words) implements Looked {}
  }

  private sealed interface Answer {

    record Containers(List<ObservedContainer> found) implements Answer {}

    record Networks(List<ObservedNetwork> found) implements Answer {}

    record Volumes(List<ObservedVolume> found) implements Answer {}

    record Images(SortedMap<String, ObservedImage> found) implements Answer {}
  }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Answers the training runs as an engine would, so that a build needs none: every image is there
/// or can be pulled, every container runs once it is started, and whoever probes one finds it
/// healthy.
@NullMarked
final class TrainingEngine implements AutoCloseable {
  private static final String MULTIPLEXED = "application/vnd.docker.multiplexed-stream";
  private static final byte[] END = {};

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ObjectNode> containers = new ConcurrentSkipListMap<>();
  private final Map<String, ObjectNode> networks = new ConcurrentSkipListMap<>();
  private final Map<String, ObjectNode> volumes = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<LinkedBlockingQueue<byte[]>> listeners =
      new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();

  /// One image is not there at first.
  private final AtomicBoolean pulled = new AtomicBoolean();

  private final TrainingSocket socket;

  TrainingEngine() throws IOException {
    socket = new TrainingSocket(this::answer);
  }

  String address() {
    return socket.address();
  }

  @Override
  public void close() throws IOException {
    listeners.forEach(listener -> listener.add(END));
    socket.close();
  }

  private TrainingSocket.Reply answer(TrainingSocket.Request request) {
    try {
      return answerKnown(request);
    } catch (NoSuchElementException e) {
      return TrainingSocket.Reply.json(404, node(Map.of("message", "no such " + e.getMessage())));
    }
  }

  private TrainingSocket.Reply answerKnown(TrainingSocket.Request request) {
    var path = request.target().replaceFirst("\\?.*", "");
    var words = path.substring(1).split("/", 2);
    var rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "_ping" -> TrainingSocket.Reply.text("OK");
      case "version" ->
          ok(Map.of("Version", "28.5.2", "ApiVersion", "1.51", "MinAPIVersion", "1.24"));
      case "info" -> ok(info());
      case "containers" -> containers(request, rest);
      case "networks" -> named(request, rest, networks);
      case "volumes" -> named(request, rest, volumes);
      case "images" -> images(request, rest);
      case "exec" -> rest.endsWith("/json") ? ok(Map.of("ExitCode", 0)) : frames("ready\n");
      case "events" ->
          request.target().contains("until=")
              ? lines(event(containers.values().iterator().next(), "start"))
              : events();
      case "build" -> build();
      case "commit" -> TrainingSocket.Reply.json(201, node(Map.of("Id", "sha256:training")));
      default -> throw new IllegalStateException("training asks for " + request.target());
    };
  }

  private static Map<String, Object> info() {
    return Map.of(
        "ID",
        "training",
        "Name",
        "training",
        "NCPU",
        2,
        "OSType",
        "linux",
        "Architecture",
        "x86_64");
  }

  private TrainingSocket.Reply containers(TrainingSocket.Request request, String rest) {
    if (rest.equals("json")) {
      return ok(containers.values().stream().map(TrainingContainer::summary).toList());
    }
    if (rest.equals("create")) {
      return create(request);
    }
    var container = find(containers, rest.replaceFirst("/.*", ""));
    var id = container.path("Id").asText();
    if (request.method().equals("DELETE")) {
      containers.remove(id);
      tell(container, "destroy");
      return TrainingSocket.Reply.empty(204);
    }
    return switch (rest.replaceFirst("^[^/]*/?", "")) {
      case "json" -> ok(TrainingContainer.inspection(container));
      case "attach" -> frames("ready\n");
      case "wait" -> ok(Map.of("StatusCode", 0));
      case "export" -> TrainingSocket.Reply.empty(200);
      case "logs" -> frames("2026-01-01T00:00:00.000000001Z up and running\n");
      case "exec" -> TrainingSocket.Reply.json(201, node(Map.of("Id", "exec")));
      case "top" ->
          ok(Map.of("Titles", List.of("PID", "CMD"), "Processes", List.of(List.of("1", "sh"))));
      case "stats" -> ok(Map.of("memory_stats", Map.of("usage", 2_000_000, "limit", 8_000_000)));
      case "pause", "unpause" -> TrainingSocket.Reply.empty(204);
      case "start", "restart" -> {
        container.put("Running", true).put("StartedAt", Instant.now().toString());
        tell(container, "start");
        yield TrainingSocket.Reply.empty(204);
      }
      case "stop", "kill" -> {
        container.put("Running", false);
        tell(container, "die");
        tell(container, "stop");
        yield TrainingSocket.Reply.empty(204);
      }
      case "rename" -> {
        container.put("Name", parameter(request, "name"));
        yield TrainingSocket.Reply.empty(204);
      }
      default -> throw new IllegalStateException("training asks for " + request.target());
    };
  }

  private TrainingSocket.Reply create(TrainingSocket.Request request) {
    var container = json.createObjectNode();
    var id = "%064x".formatted(made.incrementAndGet());
    container.put("Id", id);
    container.put("Name", parameter(request, "name"));
    container.put("Running", false);
    container.set("Spec", read(request.body()));
    containers.put(id, container);
    tell(container, "create");
    return TrainingSocket.Reply.json(201, node(Map.of("Id", id, "Warnings", List.of())));
  }

  /// Networks and volumes, which differ little.
  private TrainingSocket.Reply named(
      TrainingSocket.Request request, String rest, Map<String, ObjectNode> all) {
    var name = rest.replaceFirst("/.*", "");
    if (name.isEmpty()) {
      var found = all.values();
      return ok(request.target().startsWith("/volumes") ? Map.of("Volumes", found) : found);
    }
    if (name.equals("create")) {
      var made = (ObjectNode) read(request.body());
      made.put("Id", made.path("Name").asText());
      all.put(made.path("Name").asText(), made);
      return TrainingSocket.Reply.json(201, made);
    }
    if (request.method().equals("DELETE")) {
      all.remove(name);
      return TrainingSocket.Reply.empty(204);
    }
    return request.method().equals("GET") ? ok(find(all, name)) : TrainingSocket.Reply.empty(200);
  }

  private TrainingSocket.Reply images(TrainingSocket.Request request, String rest) {
    if (rest.equals("json")) {
      return ok(List.of());
    }
    if (rest.equals("create")) {
      pulled.set(true);
      return lines(
          Map.of("status", "Pulling from training", "id", "1"),
          Map.of(
              "status",
              "Downloading",
              "id",
              "2",
              "progressDetail",
              Map.of("current", 1, "total", 2)),
          Map.of("status", "Status: Downloaded newer image"));
    }
    if (request.method().equals("DELETE")) {
      return ok(List.of(Map.of("Untagged", rest)));
    }
    var name = rest.replaceFirst("/json$", "");
    if (name.startsWith("redis") && !pulled.get()) {
      throw new NoSuchElementException("image: " + name);
    }
    return ok(
        Map.of(
            "Id", TrainingContainer.imageId(name),
            "RepoTags", List.of(name),
            "Metadata", Map.of("LastTagTime", "2026-01-01T00:00:00.123456789Z"),
            "RepoDigests", List.of(name + "@" + TrainingContainer.imageId(name)),
            "Config", Map.of("Labels", Map.of(), "Volumes", Map.of())));
  }

  private TrainingSocket.Reply build() {
    return lines(
        Map.of("stream", "Step 1/1 : FROM training\n"),
        Map.of("aux", Map.of("ID", TrainingContainer.imageId("built"))),
        Map.of("stream", "Successfully built training\n"));
  }

  private TrainingSocket.Reply events() {
    var events = new LinkedBlockingQueue<byte[]>();
    listeners.add(events);
    return TrainingSocket.Reply.stream(
        "application/json",
        () -> {
          try {
            return events.take();
          } catch (InterruptedException e) {
            return END;
          }
        });
  }

  private void tell(ObjectNode container, String action) {
    var bytes = (node(event(container, action)) + "\n").getBytes(UTF_8);
    listeners.forEach(listener -> listener.add(bytes));
  }

  private static Map<String, Object> event(ObjectNode container, String action) {
    var now = Instant.now();
    return Map.of(
        "Type",
        "container",
        "Action",
        action,
        "Actor",
        Map.of(
            "ID", container.path("Id").asText(),
            "Attributes", container.path("Spec").path("Labels")),
        "time",
        now.getEpochSecond(),
        "timeNano",
        now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }

  private static TrainingSocket.Reply frames(String text) {
    var frames = new ByteArrayOutputStream();
    for (var stream = 1; stream <= 2; stream++) {
      var bytes = text.getBytes(UTF_8);
      frames.writeBytes(
          ByteBuffer.allocate(8).put(0, (byte) stream).putInt(4, bytes.length).array());
      frames.writeBytes(bytes);
    }
    return parts(MULTIPLEXED, Stream.of(frames.toByteArray()));
  }

  private TrainingSocket.Reply lines(Object... lines) {
    return parts(
        "application/json", Stream.of(lines).map(line -> (node(line) + "\n").getBytes(UTF_8)));
  }

  private static TrainingSocket.Reply parts(String type, Stream<byte[]> parts) {
    var rest = Stream.concat(parts, Stream.of(END)).iterator();
    return TrainingSocket.Reply.stream(type, rest::next);
  }

  private TrainingSocket.Reply ok(Object body) {
    return TrainingSocket.Reply.json(200, node(body));
  }

  private JsonNode node(Object value) {
    return json.valueToTree(value);
  }

  private JsonNode read(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode find(Map<String, ObjectNode> all, String idOrName) {
    var found = all.get(idOrName);
    if (found != null) {
      return found;
    }
    return all.values().stream()
        .filter(each -> each.path("Name").asText().equals(idOrName))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(idOrName));
  }

  private static String parameter(TrainingSocket.Request request, String name) {
    var query = request.target().replaceFirst("^[^?]*\\??", "");
    for (var pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    return "";
  }
}

package dev.dhow.render;

import dev.dhow.event.RawBytes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Containers' output as JSON, one object a line. There are these kinds, told apart by their last
/// keys:
///
/// - `{"ts":"2026-01-02T15:04:05.000000000Z","service":"web","replica":1,"stream":"stdout",
///   "line":"GET /","partial":false}`: a line without its line break. `partial` tells that it goes
///   on in the next object of this replica and stream.
/// - `{"ts":…,"service":"web","replica":1,"exitCode":137,"restarting":false}`: the container has
///   ended; only when following.
/// - `{"service":"web","replica":1,"error":"…"}`: the engine does not give this container's output.
///
/// `ts` is the engine's time, with nine digits so that texts sort as times do. Bytes that are no
/// text are `\ufffd`.
public final class LogJson {

  /// The container something comes from.
  ///
  /// @param service the key of its service
  /// @param replica which of the service's containers it is
  public record Origin(String service, int replica) {}

  private LogJson() {}

  public static String line(
      Origin origin, Instant at, boolean isError, String text, boolean partial) {
    var json = about(origin, at);
    json.put("stream", isError ? "stderr" : "stdout");
    json.put("line", RawBytes.asText(text));
    json.put("partial", partial);
    return JsonText.of(json) + "\n";
  }

  public static String ended(Origin origin, Instant at, int exitCode, boolean restarting) {
    var json = about(origin, at);
    json.put("exitCode", exitCode);
    json.put("restarting", restarting);
    return JsonText.of(json) + "\n";
  }

  public static String unreadable(Origin origin, String message) {
    var json = about(origin, null);
    json.put("error", message);
    return JsonText.of(json) + "\n";
  }

  private static SequencedMap<String, Object> about(Origin origin, @Nullable Instant at) {
    var json = new LinkedHashMap<String, Object>();
    if (at != null) {
      json.put("ts", NanoTime.text(at));
    }
    json.put("service", origin.service());
    json.put("replica", origin.replica());
    return json;
  }
}

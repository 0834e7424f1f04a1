package dev.dhow.render;

import dev.dhow.plan.FieldChange;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import dev.dhow.spec.PlainTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What plans would do and why, as one JSON object for programs:
///
/// ```
/// {"changes":true,
///  "resources":[{"kind":"Container","name":"demo-web-1","actions":["recreate"],
///    "reason":"image changed",
///    "fields":[{"field":"image","known":true,"from":"web:1","to":"web:2"}]}],
///  "notes":[{"message":"…","hint":"…"}]}
/// ```
///
/// Resources without actions are kept. `from` and `to` are null where a field was not, or is no
/// longer, set; with `known: false` nothing tells what it was. What looks secret is `(hidden)`.
public final class PlanJson {

  private PlanJson() {}

  /// One line, ended.
  public static String of(List<Plan> plans) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("changes", plans.stream().anyMatch(plan -> !plan.changesNothing()));
    json.put("resources", plans.stream().flatMap(PlanJson::resources).toList());
    json.put("notes", plans.stream().flatMap(PlanJson::notes).toList());
    return JsonText.of(json) + "\n";
  }

  private static Stream<SequencedMap<String, @Nullable Object>> resources(Plan plan) {
    return PlanDisplay.tracks(plan).stream().map(PlanJson::resource);
  }

  private static SequencedMap<String, @Nullable Object> resource(Track track) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("kind", track.resource().kind());
    json.put("name", track.resource().name());
    json.put("actions", track.work());
    track.reason().map(Reason::text).ifPresent(reason -> json.put("reason", reason));
    var fields = PlanDisplay.changes(track).map(PlanJson::field).toList();
    if (!fields.isEmpty()) {
      json.put("fields", fields);
    }
    return json;
  }

  private static SequencedMap<String, @Nullable Object> field(FieldChange change) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("field", change.field());
    json.put("known", change.known());
    json.put("from", change.from() == null ? null : PlainTree.of(change.from()));
    json.put("to", change.to() == null ? null : PlainTree.of(change.to()));
    return json;
  }

  private static Stream<SequencedMap<String, @Nullable Object>> notes(Plan plan) {
    return plan.notes().stream().map(PlanJson::note);
  }

  private static SequencedMap<String, @Nullable Object> note(Plan.Note note) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("message", note.text());
    json.put("hint", note.hint());
    return json;
  }
}

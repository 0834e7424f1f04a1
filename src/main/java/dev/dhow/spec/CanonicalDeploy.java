package dev.dhow.spec;

import dev.dhow.model.Deploy;
import dev.dhow.model.Deploy.Budget;
import dev.dhow.model.Deploy.GenericResource;
import dev.dhow.model.Deploy.Placement;
import dev.dhow.model.Deploy.Preference;
import dev.dhow.model.Deploy.Resource;
import dev.dhow.model.Deploy.RestartPolicy;
import dev.dhow.model.Deploy.Update;
import dev.dhow.model.Value;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The `deploy` section of a service in docker compose's canonical form.
final class CanonicalDeploy {
  private final Form form;

  CanonicalDeploy(Form form) {
    this.form = form;
  }

  /// @param replicas whether they count, which they do not for what a container is
  Value.Fields of(Deploy deploy, boolean replicas) {
    var fields = new FieldsBuilder().text("mode", deploy.mode());
    if (replicas) {
      fields.number("replicas", deploy.replicas());
    }
    fields.mapping("labels", deploy.labels());
    update(fields, "update_config", deploy.update());
    update(fields, "rollback_config", deploy.rollback());
    struct(fields, "resources", budget(deploy.resources()));
    restartPolicy(fields, deploy.restartPolicy());
    struct(fields, "placement", placement(deploy.placement()));
    return fields
        .text("endpoint_mode", deploy.endpointMode())
        .extensions(form, deploy.extensions())
        .build();
  }

  /// JSON has these even when they are empty.
  private void struct(FieldsBuilder fields, String name, Value.Fields value) {
    if (form == Form.JSON) {
      fields.put(name, value);
    } else {
      fields.fields(name, value);
    }
  }

  private void update(FieldsBuilder fields, String name, @Nullable Update update) {
    if (update != null) {
      fields.put(
          name,
          new FieldsBuilder()
              .number("parallelism", update.parallelism())
              .duration("delay", nonZero(update.delay()))
              .text("failure_action", update.failureAction())
              .duration("monitor", nonZero(update.monitor()))
              .nonZero("max_failure_ratio", update.maxFailureRatio())
              .text("order", update.order())
              .extensions(form, update.extensions())
              .build());
    }
  }

  private static @Nullable Duration nonZero(Duration duration) {
    return duration.isZero() ? null : duration;
  }

  private Value.Fields budget(Budget budget) {
    var fields = new FieldsBuilder();
    resource(fields, "limits", budget.limits());
    resource(fields, "reservations", budget.reservations());
    return fields.extensions(form, budget.extensions()).build();
  }

  private void resource(FieldsBuilder fields, String name, @Nullable Resource resource) {
    if (resource != null) {
      fields.put(
          name,
          new FieldsBuilder()
              .nonZero("cpus", resource.cpus())
              .bytes("memory", resource.memory())
              .nonZero("pids", resource.pids())
              .items("devices", CanonicalLimits.requests(resource.devices()))
              .items(
                  "generic_resources",
                  resource.genericResources().stream().map(this::genericResource).toList())
              .extensions(form, resource.extensions())
              .build());
    }
  }

  private Value genericResource(GenericResource resource) {
    var fields = new FieldsBuilder();
    var discrete = resource.discrete();
    if (discrete != null) {
      fields.put(
          "discrete_resource_spec",
          new FieldsBuilder()
              .put("kind", Value.text(discrete.kind()))
              .put("value", new Value.Int(discrete.value()))
              .extensions(form, discrete.extensions())
              .build());
    }
    return fields.extensions(form, resource.extensions()).build();
  }

  private void restartPolicy(FieldsBuilder fields, @Nullable RestartPolicy policy) {
    if (policy != null) {
      fields.put(
          "restart_policy",
          new FieldsBuilder()
              .text("condition", policy.condition())
              .duration("delay", policy.delay())
              .number("max_attempts", policy.maxAttempts())
              .duration("window", policy.window())
              .extensions(form, policy.extensions())
              .build());
    }
  }

  private Value.Fields placement(Placement placement) {
    return new FieldsBuilder()
        .texts("constraints", placement.constraints())
        .items("preferences", placement.preferences().stream().map(this::preference).toList())
        .nonZero("max_replicas_per_node", placement.maxReplicasPerNode())
        .extensions(form, placement.extensions())
        .build();
  }

  private Value preference(Preference preference) {
    return new FieldsBuilder()
        .text("spread", preference.spread())
        .extensions(form, preference.extensions())
        .build();
  }
}

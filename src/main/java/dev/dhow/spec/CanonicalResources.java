package dev.dhow.spec;

import dev.dhow.model.FileObject;
import dev.dhow.model.LanguageModel;
import dev.dhow.model.Network;
import dev.dhow.model.Network.Ipam;
import dev.dhow.model.Network.Pool;
import dev.dhow.model.Value;
import dev.dhow.model.Volume;
import org.jspecify.annotations.Nullable;

/// Networks, volumes, configs and secrets in docker compose's canonical form.
final class CanonicalResources {
  private static final String DEFAULT_DRIVER = "local";

  private CanonicalResources() {}

  static Value network(Network network, Form form) {
    var fields =
        new FieldsBuilder()
            .text("name", network.name())
            .text("driver", network.driver())
            .mapping("driver_opts", network.driverOpts());
    var ipam = ipam(network.ipam(), form);
    if (form == Form.JSON || !ipam.values().isEmpty()) {
      fields.put("ipam", ipam);
    }
    fields
        .flag("external", network.external())
        .flag("internal", network.internal())
        .flag("attachable", network.attachable())
        .mapping("labels", network.labels())
        .choice("enable_ipv4", network.enableIpv4())
        .choice("enable_ipv6", network.enableIpv6());
    return fields.extensions(form, network.extensions()).build();
  }

  private static Value.Fields ipam(@Nullable Ipam ipam, Form form) {
    if (ipam == null) {
      return new FieldsBuilder().build();
    }
    return new FieldsBuilder()
        .text("driver", ipam.driver())
        .items("config", ipam.pools().stream().map(CanonicalResources::pool).toList())
        .extensions(form, ipam.extensions())
        .build();
  }

  private static Value pool(Pool pool) {
    return new FieldsBuilder()
        .text("subnet", pool.subnet())
        .text("gateway", pool.gateway())
        .text("ip_range", pool.ipRange())
        .mapping("aux_addresses", pool.auxAddresses())
        .build();
  }

  static Value volume(Volume volume, Form form) {
    var fields = volume(volume, volume.driver());
    return fields.extensions(form, volume.extensions()).build();
  }

  /// docker compose hashes a volume without a driver as one with the default driver.
  static Value hashed(Volume volume) {
    var driver = volume.driver();
    return volume(volume, driver == null || driver.isEmpty() ? DEFAULT_DRIVER : driver).build();
  }

  private static FieldsBuilder volume(Volume volume, @Nullable String driver) {
    return new FieldsBuilder()
        .text("name", volume.name())
        .text("driver", driver)
        .mapping("driver_opts", volume.driverOpts())
        .flag("external", volume.external())
        .mapping("labels", volume.labels());
  }

  static Value model(LanguageModel model, Form form) {
    return new FieldsBuilder()
        .text("name", model.name())
        .text("model", model.model())
        .nonZero("context_size", model.contextSize())
        .texts("runtime_flags", model.runtimeFlags())
        .extensions(form, model.extensions())
        .build();
  }

  static Value fileObject(FileObject object, Form form) {
    var fields =
        new FieldsBuilder()
            .text("name", object.name())
            .text("file", object.source().file())
            .text("environment", object.source().environment())
            .text("content", object.source().content())
            .flag("external", object.external())
            .mapping("labels", object.labels())
            .text("driver", object.driver())
            .mapping("driver_opts", object.driverOpts())
            .text("template_driver", object.templateDriver());
    return fields.extensions(form, object.extensions()).build();
  }
}

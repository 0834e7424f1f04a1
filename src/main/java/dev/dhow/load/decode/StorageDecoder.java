package dev.dhow.load.decode;

import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes what is mounted into a service's containers.
final class StorageDecoder {
  private static final Pattern OCTAL = Pattern.compile("[-+]?[0-7]{1,20}");

  private StorageDecoder() {}

  static Storage decode(Section service) {
    return new Storage(
        MountDecoder.decode(service),
        service.texts("tmpfs"),
        service.uniqueTexts("volumes_from"),
        files(service, "configs"),
        files(service, "secrets"));
  }

  private static List<FileMount> files(Section service, String key) {
    var files = new ArrayList<FileMount>();
    for (var item : service.items(key)) {
      service.open(item, key, Language.FILE_MOUNT).map(StorageDecoder::file).ifPresent(files::add);
    }
    return files;
  }

  private static FileMount file(Section file) {
    return new FileMount(
        source(file),
        file.text("target"),
        file.text("uid"),
        file.text("gid"),
        mode(file),
        file.extensions());
  }

  private static String source(Section file) {
    if (file.value("source") == null) {
      file.problems()
          .whereEnabled(
              problems -> problems.missingKey(file.node(), "source", Language.FILE_MOUNT));
    }
    return file.textOrEmpty("source");
  }

  /// Text is read as an octal number.
  private static @Nullable Long mode(Section file) {
    if (!(file.value("mode") instanceof YamlScalar scalar) || scalar.kind() == Kind.INTEGER) {
      var number = file.integer("mode");
      return number == null ? null : Long.valueOf(number);
    }
    if (scalar.kind() != Kind.STRING) {
      file.problems().wrongType(scalar, "mode", Numbers.WHOLE);
      return null;
    }
    if (OCTAL.matcher(scalar.text()).matches()) {
      return Long.parseLong(scalar.text(), 8);
    }
    file.problems()
        .badValue(scalar, "`" + scalar.text() + "` is not a mode", "write it like \"0440\"");
    return null;
  }
}

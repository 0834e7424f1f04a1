package dev.dhow.load.decode;

import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The numbers of a mapping that is being decoded. Like [Section], it answers as if the key were
/// absent when the value is none.
record Numbers(Section section) {
  static final String WHOLE = "a whole number";

  /// A whole number, or the whole part of another; 0 when absent.
  long number(String key) {
    return found(key, "a number", Scalars::truncated, 0L);
  }

  /// 0 when absent.
  long whole(String key) {
    return found(key, WHOLE, Scalars::whole, 0L);
  }

  /// 0 when absent.
  long whole(String key, long least, long most) {
    return within(key, whole(key), least, most);
  }

  /// A whole number that cannot come out of a variable; 0 when absent.
  long plainWhole(String key, long least, long most) {
    var number =
        found(key, WHOLE, each -> each.kind() == Kind.STRING ? null : Scalars.whole(each), 0L);
    return within(key, number, least, most);
  }

  private long within(String key, long number, long least, long most) {
    var node = section.value(key);
    if (node != null && (number < least || number > most)) {
      boolean counted = most == Long.MAX_VALUE;
      var range = counted ? "not be negative" : "be from " + least + " to " + most;
      var hint = counted ? "write 0 or more" : "write a number between, or leave it out";
      section.problems().badValue(node, "`" + key + "` must " + range, hint);
    }
    return number;
  }

  /// A whole number that is not written as text; reports it when the key is absent.
  long requiredPlainWhole(String key) {
    section.require(key);
    return found(key, WHOLE, Scalars::plainWhole, 0L);
  }

  /// A whole number that is not negative; null when absent.
  @Nullable Long countOrNull(String key) {
    return section.value(key) == null ? null : Long.valueOf(whole(key, 0, Long.MAX_VALUE));
  }

  /// 0 when absent.
  float real(String key) {
    return found(key, "a number", Scalars::real, 0f);
  }

  /// A number of bytes, which may be negative where the engine gives that a meaning; 0 when absent.
  long bytes(String key) {
    return bytes(key, Scalars::bytes);
  }

  /// Like [#bytes], where even a number has to be written as text.
  long bytesAsText(String key) {
    return bytes(key, each -> each.kind() == Kind.STRING ? Scalars.size(each) : null);
  }

  private long bytes(String key, Function<YamlScalar, @Nullable Long> reader) {
    var node = section.value(key);
    var parsed = node instanceof YamlScalar scalar ? reader.apply(scalar) : null;
    if (node != null && parsed == null) {
      section.problems().noSize(node, key);
    }
    return parsed == null ? 0 : parsed;
  }

  private <T> T found(
      String key, String wanted, Function<YamlScalar, @Nullable T> reader, T absent) {
    var node = section.value(key);
    var parsed = node instanceof YamlScalar scalar ? reader.apply(scalar) : null;
    if (node != null && parsed == null) {
      section.problems().wrongType(node, key, wanted);
    }
    return parsed == null ? absent : parsed;
  }
}

package dev.dhow.engine.docker.build;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message in the Protocol Buffers wire format, taken apart into its numbered fields. Protocol
/// Buffers, *Encoding*.
record WireFields(List<Field> fields) {

  /// One field: a number, or bytes.
  record Field(int id, long number, ByteBuffer bytes) {}

  /// Throws [IllegalArgumentException] for what is no message.
  static WireFields parse(ByteBuffer message) {
    var fields = new ArrayList<Field>();
    var in = message.duplicate();
    while (in.hasRemaining()) {
      long key = varint(in);
      int id = Math.toIntExact(key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> fields.add(new Field(id, varint(in), ByteBuffer.allocate(0)));
        case 1 -> slice(in, 8);
        case 2 -> fields.add(new Field(id, 0, slice(in, varint(in))));
        case 5 -> slice(in, 4);
        default -> throw new IllegalArgumentException("an unknown kind of field");
      }
    }
    return new WireFields(fields);
  }

  List<WireFields> messages(int id) {
    return fields.stream()
        .filter(field -> field.id == id)
        .map(field -> parse(field.bytes))
        .toList();
  }

  boolean has(int id) {
    return fields.stream().anyMatch(field -> field.id == id);
  }

  String text(int id) {
    return fields.stream()
        .filter(field -> field.id == id)
        .map(field -> StandardCharsets.UTF_8.decode(field.bytes.duplicate()).toString())
        .findFirst()
        .orElse("");
  }

  long number(int id) {
    return fields.stream()
        .filter(field -> field.id == id)
        .mapToLong(Field::number)
        .findFirst()
        .orElse(0);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!in.hasRemaining()) {
        throw new IllegalArgumentException("a number is cut");
      }
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  private static ByteBuffer slice(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a field is cut");
    }
    var slice = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return slice;
  }
}

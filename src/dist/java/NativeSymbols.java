import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;

/// Takes from a library of Linux what only debuggers read: everything behind its segments, the
/// table of sections included. `objcopy` would do it, but is on few machines.
///
/// The System V ABI, chapter 4: a program is run by its program header alone.
@NullMarked
final class NativeSymbols {
  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F', 2, 1}; // 64 bits, little-endian
  private static final int PROGRAM_HEADER_OFFSET = 0x20;
  private static final int SECTION_TABLE_OFFSET = 0x28;
  private static final int PROGRAM_HEADER_SIZE = 0x36;
  private static final int SECTION_COUNTS = 0x3C;
  private static final int SEGMENT_OFFSET = 0x08;
  private static final int SEGMENT_SIZE = 0x20;

  private NativeSymbols() {}

  /// Leaves alone what is no such library.
  static void strip(Path library) throws IOException {
    var bytes = Files.readAllBytes(library);
    if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      return;
    }
    var elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long end = 0;
    int header = (int) elf.getLong(PROGRAM_HEADER_OFFSET);
    int size = elf.getShort(PROGRAM_HEADER_SIZE);
    int count = elf.getShort(PROGRAM_HEADER_SIZE + Short.BYTES);
    for (int i = 0; i < count; i++) {
      int segment = header + i * size;
      end =
          Math.max(
              end, elf.getLong(segment + SEGMENT_OFFSET) + elf.getLong(segment + SEGMENT_SIZE));
    }
    elf.putLong(SECTION_TABLE_OFFSET, 0);
    elf.putInt(SECTION_COUNTS, 0); // how many there are, and which one has their names
    Files.write(library, Arrays.copyOf(bytes, (int) end));
  }
}

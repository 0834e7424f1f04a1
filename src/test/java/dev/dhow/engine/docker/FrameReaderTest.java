package dev.dhow.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import dev.dhow.engine.docker.http.Arriving;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  @Test
  void both_outputs_are_told_apart_and_empty_frames_skipped() throws IOException {
    var frames = reader(frame(1, "out"), frame(1, ""), frame(2, "err"));
    var first = Objects.requireNonNull(frames.next());
    assertThat(first.channel()).isEqualTo(Channel.OUT);
    assertThat(first.bytes()).isEqualTo("out".getBytes(UTF_8));
    var second = Objects.requireNonNull(frames.next());
    assertThat(second.channel()).isEqualTo(Channel.ERR);
    assertThat(frames.next()).isNull();
  }

  @Test
  void a_long_frame_comes_in_pieces() throws IOException {
    var frames = reader(frame(1, "x".repeat(100_000)));
    int total = 0;
    for (var frame = frames.next(); frame != null; frame = frames.next()) {
      assertThat(frame.bytes().length).isLessThanOrEqualTo(32 * 1024);
      total += frame.bytes().length;
    }
    assertThat(total).isEqualTo(100_000);
  }

  @Test
  void a_length_of_four_gigabytes_allocates_nothing() throws IOException {
    var frames = reader(new byte[] {1, 0, 0, 0, -1, -1, -1, -1, 'a'});
    var first = Objects.requireNonNull(frames.next());
    assertThat(first.bytes()).hasSize(1);
    assertThatThrownBy(frames::next).isInstanceOf(EOFException.class);
  }

  @Test
  void frames_stay_what_they_were_while_more_are_read() throws IOException {
    var written = new StringBuilder();
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < 3000; i++) {
      var text = i + ": " + "y".repeat(i % 97) + "\n";
      written.append(text);
      all.writeBytes(frame(1, text));
    }
    var frames = reader(all.toByteArray());
    var read = new ArrayList<Frame>();
    for (var frame = frames.next(); frame != null; frame = frames.next()) {
      read.add(frame);
    }

    assertThat(read.stream().map(frame -> new String(frame.bytes(), UTF_8)).collect(joining()))
        .isEqualTo(written.toString());
    assertThat(read).as("only few are cut, where a block ends").hasSizeLessThan(3050);
  }

  @Test
  void a_cut_header_and_an_unknown_channel_are_errors() {
    assertThatThrownBy(reader(new byte[] {1, 0, 0})::next).isInstanceOf(EOFException.class);
    assertThatThrownBy(reader(frame(9, "x"))::next).isInstanceOf(IOException.class);
  }

  @Test
  void a_terminal_writes_raw_bytes() throws IOException {
    var frames = new FrameReader(new ByteArrayInputStream("raw".getBytes(UTF_8)), true);
    var first = Objects.requireNonNull(frames.next());
    assertThat(first.bytes()).isEqualTo("raw".getBytes(UTF_8));
    assertThat(frames.next()).isNull();
  }

  @Test
  void without_frames_each_chunk_is_a_piece() throws IOException {
    var raw = new FrameReader(new AllChunks("prompt".getBytes(UTF_8), "x".getBytes(UTF_8)), true);

    assertThat(Objects.requireNonNull(raw.next()).bytes()).isEqualTo("prompt".getBytes(UTF_8));
    assertThat(Objects.requireNonNull(raw.next()).bytes()).isEqualTo("x".getBytes(UTF_8));
    assertThat(raw.next()).isNull();
  }

  @Test
  void what_goes_on_with_a_frame_is_told() throws IOException {
    byte[] frame = frame(1, "begun");
    byte[] head = Arrays.copyOf(frame, 10);
    byte[] rest = Arrays.copyOfRange(frame, 10, frame.length);
    for (var in : List.of(new Chunks(head, rest, frame), new AllChunks(head, rest, frame))) {
      var frames = new FrameReader(in, false);
      var told = new ArrayList<String>();
      for (var next = frames.next(); next != null; next = frames.next()) {
        told.add(new String(next.bytes(), UTF_8) + (next.begins() ? "" : " (goes on)"));
      }

      assertThat(told)
          .isEqualTo(
              in instanceof AllChunks
                  ? List.of("begun", "begun")
                  : List.of("be", "gun (goes on)", "begun"));
    }
  }

  /// Gives one chunk after the other.
  private static class Chunks extends InputStream {
    final Deque<byte[]> chunks;

    Chunks(byte[]... chunks) {
      this.chunks = new ArrayDeque<>(List.of(chunks));
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("slow");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      var chunk = chunks.poll();
      if (chunk == null) {
        return -1;
      }
      System.arraycopy(chunk, 0, into, offset, chunk.length);
      return chunk.length;
    }
  }

  /// All of which have arrived.
  private static final class AllChunks extends Chunks implements Arriving {

    AllChunks(byte[]... chunks) {
      super(chunks);
    }

    @Override
    public int readArrived(byte[] into, int offset, int length) {
      int sum = 0;
      while (!chunks.isEmpty()) {
        sum += read(into, offset + sum, length - sum);
      }
      return sum;
    }
  }

  private static FrameReader reader(byte[]... frames) {
    var all = new ByteArrayOutputStream();
    for (var frame : frames) {
      all.writeBytes(frame);
    }
    return new FrameReader(new ByteArrayInputStream(all.toByteArray()), false);
  }

  private static byte[] frame(int channel, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {(byte) channel, 0, 0, 0});
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(bytes.length >> shift);
    }
    frame.writeBytes(bytes);
    return frame.toByteArray();
  }
}

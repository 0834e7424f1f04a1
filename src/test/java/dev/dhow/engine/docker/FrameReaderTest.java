package dev.dhow.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
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

package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.render.TerminalBlock;
import dev.dhow.state.PathFacts;
import dev.dhow.state.PathFacts.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class CopyTest {
  private static final PathFacts FOLDER = new PathFacts(Kind.FOLDER, "");
  private static final PathFacts FILE = new PathFacts(Kind.FILE, "");

  private final Scene scene =
      new Scene().project("services: {web: {image: busybox}, db: {image: busybox, scale: 2}}");
  private final Disk disk = new Disk();

  @BeforeEach
  void start() throws InterruptedException {
    scene.up(UpFlags.DETACHED);
    scene
        .engine
        .archives()
        .with("/", FOLDER)
        .with("/data", FOLDER)
        .with("/data/f", FILE)
        .with("/link", new PathFacts(Kind.LINK, "data"))
        .with("/dev/null", new PathFacts(Kind.OTHER, ""));
    disk.folders.put("d", true);
    disk.folders.put("f", false);
    disk.folders.put("d/.", true);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({
    "f,   web:/data,    shop-web-1:/data packed /here/f as f",
    "f,   web:/data/,   shop-web-1:/data/ packed /here/f as f",
    "f,   web:/data/f,  shop-web-1:/data packed /here/f as f",
    "f,   web:/data/g,  shop-web-1:/data packed /here/f as g",
    "f,   web:/g,       shop-web-1:/ packed /here/f as g",
    "d,   web:/data,    shop-web-1:/data packed /here/d as d",
    "d,   web:/data/e,  shop-web-1:/data packed /here/d as e",
    "d/., web:/data,    shop-web-1:/data packed /here/d/. as .",
    "d/., web:/data/e,  shop-web-1:/data packed /here/d/. as e",
    "f,   web:/link,    shop-web-1:/data packed /here/f as f",
    "-,   web:/data,    shop-web-1:/data from input",
  })
  void what_is_copied_into_a_container_gets_its_place(String from, String to, String written)
      throws Exception {
    disk.folders.put("/data/", true);
    scene.engine.archives().with("/data/", FOLDER);
    assertThat(copy(from, to)).isZero();
    assertThat(scene.engine.archives().written()).containsExactly(written);
  }

  @ParameterizedTest
  @CsvSource({
    "web:/data/f, d,     archive of /data/f into /here/d: f",
    "web:/data/f, new,   archive of /data/f into /here: new",
    "web:/data/f, f,     archive of /data/f into /here: f",
    "web:/data,   d,     archive of /data into /here/d: data",
    "web:/data,   new,   archive of /data into /here: new",
    "web:/data/., d,     archive of /data/. into /here/d: .",
    "web:/data/., new,   archive of /data/. into /here: new",
  })
  void what_is_copied_out_of_a_container_gets_its_place(String from, String to, String unpacked)
      throws Exception {
    scene.engine.archives().with("/data/.", FOLDER);
    assertThat(copy(from, to)).isZero();
    assertThat(disk.unpacked).isEqualTo(unpacked);
  }

  @Test
  void an_archive_goes_to_standard_output_as_it_is() throws Exception {
    assertThat(copy("web:/data", "-")).isZero();
    assertThat(scene.console.out()).isEqualTo("archive of /data");
  }

  @Test
  void on_a_terminal_nothing_is_redrawn_while_somebody_reads_the_archive() throws Exception {
    scene.progress = Screen.ProgressMode.TTY;
    assertThat(copy("web:/data", "-")).isZero();
    assertThat(scene.err.toString())
        .endsWith(" Container shop-web-1  Copied  (shop-web-1:/data to -)\n")
        .doesNotContain(TerminalBlock.SHOW_CURSOR);

    assertThat(copy("f", "web:/data")).isZero();
    assertThat(scene.err.toString())
        .contains(" ✔ Container shop-web-1  Copied  (f to shop-web-1:/data)")
        .endsWith(TerminalBlock.SHOW_CURSOR);
  }

  @Test
  void a_connection_that_is_lost_is_no_problem_of_the_disk() {
    scene.engine.archives().breakOff();
    assertThatThrownBy(() -> copy("web:/data/f", "d"))
        .hasMessage("copying broke off: connection reset");
  }

  @Test
  void an_interruption_is_no_problem_of_the_disk() {
    disk.interrupted = true;
    assertThatThrownBy(() -> copy("web:/data/f", "d")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    disk.interrupted = false;
    disk.full = true;
    assertThatThrownBy(() -> copy("web:/data/f", "d")).hasMessage("cannot copy: disk full");
  }

  @Test
  void links_are_followed_only_when_asked_for_and_keep_their_names() throws Exception {
    copy("web:/link", "d");
    assertThat(disk.unpacked).isEqualTo("archive of /link into /here/d: link");
    new Copy(scene.workplace(), disk, InputStream.nullInputStream())
        .run(new CopyOptions("web:/link", "d", Path.of("/here"), 0, false, false, true, false));
    assertThat(disk.unpacked).isEqualTo("archive of /data into /here/d: link");
  }

  @Test
  void all_containers_get_a_copy_unless_one_is_named() throws Exception {
    copy("f", "db:/data");
    assertThat(scene.engine.archives().written())
        .containsExactly(
            "shop-db-1:/data packed /here/f as f", "shop-db-2:/data packed /here/f as f");
    new Copy(scene.workplace(), disk, InputStream.nullInputStream())
        .run(new CopyOptions("f", "db:/data", Path.of("/here"), 2, false, true, false, false));
    assertThat(scene.engine.archives().written())
        .last()
        .isEqualTo("shop-db-2:/data packed /here/f as f with owners");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web:/a    | db:/b     | copying between services is not supported",
        "a         | b         | unknown copy direction",
        "web:      | b         | \"web:\" names no path",
        "a         | web:      | \"web:\" names no path",
        "''        | web:/data | one of the two paths is empty",
        "./a:b     | /c:d      | unknown copy direction",
        "d         | web:/data/f | cannot copy a folder to /data/f, which is a file",
        "f         | web:/new/ | there is no folder /new/ to copy a file into",
        "web:/nope | d         | there is no /nope in container shop-web-1",
        "nope      | web:/data | there is no file or folder nope",
        "f         | web:/dev/null | /dev/null in container shop-web-1 is neither a file nor a folder",
        "-         | web:/data/f | /data/f in container shop-web-1 is no folder to unpack an archive in",
        "f         | wep:/data | no such service: wep",
      })
  void what_cannot_be_copied_is_told(String from, String to, String message) {
    assertThatThrownBy(() -> copy(from, to)).hasMessage(message);
    assertThat(scene.engine.archives().written()).isEmpty();
  }

  @Test
  void a_dry_run_copies_nothing() throws Exception {
    new Copy(scene.workplace(), disk, InputStream.nullInputStream())
        .run(new CopyOptions("f", "web:/data", Path.of("/here"), 0, false, false, false, true));
    assertThat(scene.out.toString())
        .isEqualTo(" Container shop-web-1  copy  (f to shop-web-1:/data)\n");
    assertThat(scene.engine.archives().written()).isEmpty();
  }

  private int copy(String from, String to) throws InterruptedException {
    var input = new ByteArrayInputStream("from input".getBytes(StandardCharsets.UTF_8));
    return new Copy(scene.workplace(), disk, input)
        .run(new CopyOptions(from, to, Path.of("/here"), 0, false, false, false, false));
  }

  /// A disk that only tells what would be done with it.
  private static final class Disk implements LocalFiles {
    private final Map<String, Boolean> folders = new HashMap<>();
    private String unpacked = "";
    private boolean interrupted;
    private boolean full;

    @Override
    public Found look(String path, Path folder, boolean follow) {
      var isFolder = folders.get(path);
      return new Found(folder + "/" + path, isFolder != null, Boolean.TRUE.equals(isFolder));
    }

    @Override
    public InputStream pack(Path path, String name) {
      return new ByteArrayInputStream(
          ("packed " + path + " as " + name).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void unpack(InputStream archive, Path folder, UnaryOperator<String> names) {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (interrupted || full) {
        throw new UncheckedIOException("cannot copy: disk full", new IOException());
      }
      try {
        var text = new String(archive.readAllBytes(), StandardCharsets.UTF_8);
        var from = text.substring(text.lastIndexOf('/') + 1);
        unpacked = text + " into " + folder + ": " + names.apply(from);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

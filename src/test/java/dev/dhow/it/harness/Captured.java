package dev.dhow.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// What a program has written so far, read as it comes so that the program never waits for us.
final class Captured {
  private final StringBuilder text = new StringBuilder();
  private final Thread reader;

  Captured(InputStream stream) {
    reader = Thread.startVirtualThread(() -> read(stream));
  }

  synchronized String text() {
    return text.toString();
  }

  boolean isComplete() {
    return !reader.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    reader.join();
  }

  private void read(InputStream stream) {
    try (var characters = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      var buffer = new char[8192];
      for (var length = characters.read(buffer); length >= 0; length = characters.read(buffer)) {
        append(new String(buffer, 0, length));
      }
    } catch (IOException e) {
      append("\n[cannot be read any further: " + e.getMessage() + "]\n");
    }
  }

  private synchronized void append(String more) {
    text.append(more);
  }
}

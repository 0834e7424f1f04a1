package dev.dhow.engine.docker.http;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/// Closes what is given up on; a failure to close changes nothing for the caller.
final class Quietly {

  private Quietly() {}

  static void close(Closeable unwanted) {
    try {
      unwanted.close();
    } catch (IOException e) {
      // Looked up late: logging costs more to start than all of the transport.
      LoggerFactory.getLogger(Quietly.class).debug("closing a connection failed", e);
    }
  }
}

package dev.dhow.app;

import dev.dhow.render.JsonRenderer;
import dev.dhow.render.PlainRenderer;

/// What is told of one thing that a command is about, where no plan is run that would tell it.
///
/// @param id such as `Container shop-web-1`
record Story(Screen screen, String id) {

  /// What is being done; worth a line only where lines stay.
  void begin(String status) {
    switch (screen.progress()) {
      case PLAIN, JSON -> tell(status);
      case TTY, QUIET -> {}
    }
  }

  /// What was done.
  void tell(String status) {
    var out = screen.progressOut();
    switch (screen.progress()) {
      case PLAIN, TTY -> out.println(PlainRenderer.status(id, status));
      case JSON -> out.println(JsonRenderer.status(id, status));
      case QUIET -> {}
    }
    out.flush();
  }

  /// What would be done.
  void plan(String what) {
    screen.out().println(PlainRenderer.status(id, what));
  }
}

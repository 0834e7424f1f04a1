package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import java.util.Set;
import java.util.TreeSet;

/// Whose output an attached `up` shows, and whose end is its own.
///
/// @param shown services
/// @param monitored services: it ends when all their containers have
record Attachment(Set<String> shown, Set<String> monitored) {

  static Attachment of(Project project, UpOptions options) {
    var shown = new TreeSet<String>();
    var all = new TreeSet<String>();
    project.services().keySet().stream().map(ServiceName::value).forEach(all::add);
    var attached = new TreeSet<String>();
    project.services().values().stream()
        .filter(service -> service.output().isAttached())
        .forEach(service -> attached.add(service.name().value()));
    if (!options.attach().isEmpty()) {
      shown.addAll(options.attach());
    } else if (options.services().isEmpty() || options.attachDependencies()) {
      shown.addAll(attached);
    } else {
      shown.addAll(options.services());
      shown.retainAll(attached);
    }
    shown.removeAll(options.noAttach());
    if (shown.isEmpty()) {
      shown.addAll(all); // an up that shows nothing would look like one that hangs
    }
    var monitored = options.services().isEmpty() ? shown : options.services();
    var needed = new TreeSet<>(monitored);
    if (options.exitCodeFrom() != null) {
      needed.add(options.exitCodeFrom());
    }
    return new Attachment(shown, needed);
  }

  boolean isShownOrMonitored(String service) {
    return shown.contains(service) || monitored.contains(service);
  }
}

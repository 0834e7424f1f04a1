package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;

/// An image is the same tomorrow.
final class ImageTagLint implements LintCheck {

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          var image = LintSubject.text(service, "image");
          boolean pulled = !image.isEmpty() && service.entry("build").isEmpty();
          if (pulled && image.indexOf('@') < 0) {
            var tag = tag(image);
            if (tag.isEmpty() || tag.equals("latest")) {
              diagnostics.add(problem(subject, name, tag));
            }
          }
        });
  }

  private static String tag(String image) {
    int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    return colon < 0 ? "" : image.substring(colon + 1);
  }

  private static Diagnostic problem(LintSubject subject, String service, String tag) {
    var message =
        tag.isEmpty()
            ? "the image of service \"%s\" has no tag, so it is whatever is latest"
            : "the image of service \"%s\" is whatever is latest";
    return Diagnostic.warning(
            Code.FLOATING_TAG,
            subject.place("services", service, "image"),
            message.formatted(service))
        .withHint("name a version, or a digest");
  }
}

package dev.dhow.render;

/// The line below the output of an attached `up` that names the keys that do something; in the
/// words of docker compose.
public final class MenuText {
  private static final String DETACH = " Detach";

  private final Colours colours;

  public MenuText(Colours colours) {
    this.colours = colours;
  }

  /// @param watching whether sources are watched now
  /// @param columns of the terminal
  public String line(boolean watching, int columns) {
    var watch = watching ? " Disable Watch   " : " Enable Watch   ";
    if (isTooWide(watch, columns)) {
      watch = watching ? " Unwatch " : " Watch ";
    }
    return isTooWide(watch, columns)
        ? TextWidth.clip("w" + watch + "d" + DETACH, columns)
        : colours.bold("w") + watch + colours.bold("d") + DETACH;
  }

  private static boolean isTooWide(String watch, int columns) {
    return "wd".length() + watch.length() + DETACH.length() > columns;
  }
}

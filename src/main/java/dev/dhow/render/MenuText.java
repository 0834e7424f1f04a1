package dev.dhow.render;

/// The line below the output of an attached `up` that names the keys that do something; in the
/// words of docker compose.
public final class MenuText {
  private final Colours colours;

  public MenuText(Colours colours) {
    this.colours = colours;
  }

  /// @param watching whether sources are watched now
  /// @param columns of the terminal
  public String line(boolean watching, int columns) {
    var watch = watching ? " Disable Watch" : " Enable Watch";
    var plain = "w" + watch + "   d Detach";
    return plain.length() > columns
        ? TextWidth.clip(plain, columns)
        : colours.bold("w") + watch + "   " + colours.bold("d") + " Detach";
  }
}

package dev.dhow.cli;

/// Where the program starts.
public final class Main {
  private Main() {}

  /// Runs the command that the arguments name.
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("version")) {
      System.out.println("dhow version " + version());
      return;
    }
    System.err.println("Usage: dhow version");
    System.exit(2);
  }

  private static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}

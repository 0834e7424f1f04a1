package far;

/** What lambdas of another package call. */
public class Far {
  protected Far() {}

  protected String kept(String text) {
    return "kept " + text;
  }

  protected static String shared(String text) {
    return "shared " + text;
  }

  /** Public only by those below it. */
  static class Hidden {
    public String told(String text) {
      return "told " + text;
    }
  }

  public static class Open extends Hidden {}

  protected static class Own {
    public Own() {}

    public String told(String text) {
      return "own " + text;
    }
  }
}

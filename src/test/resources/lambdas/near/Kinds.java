package near;

import far.Far;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Lambdas and method references of every kind, and what comes of each. */
public final class Kinds extends Far implements Supplier<Map<String, String>> {
  private final Map<String, String> told = new TreeMap<>();
  private final String mine = "mine";
  private long counted;

  interface Risky {
    Object get() throws Exception;
  }

  interface Mixed {
    long of(byte a, char b, float c, double d, boolean e, short f, long g);

    default String more() {
      return "more";
    }
  }

  interface Same<T> {
    T of(T value);
  }

  interface Narrow extends Same<String> {
    @Override
    String of(String value);
  }

  interface Wide extends Same<String> {}

  interface Private {
    private String secret(String text) {
      return "secret " + text;
    }

    default Function<String, String> own() {
      return this::secret;
    }

    static Supplier<String> shared() {
      return () -> "of the interface";
    }
  }

  enum Letter {
    A {
      @Override
      Supplier<String> text() {
        return () -> "first " + name();
      }
    },
    B;

    private String hidden() {
      return "hidden";
    }

    Supplier<String> text() {
      return () -> name() + hidden();
    }
  }

  record Pair(int one, String other) {
    private String both() {
      return one + other;
    }

    Supplier<String> text() {
      return this::both;
    }
  }

  static final class Closed {
    private final String value;

    private Closed(String value) {
      this.value = value;
    }

    private String value() {
      return value;
    }

    private static String of(Closed closed) {
      return "of " + closed.value;
    }
  }

  static class Above {
    private String name() {
      return "above";
    }

    Supplier<String> text() {
      return () -> name();
    }

    Supplier<String> named() {
      return this::name;
    }
  }

  static final class Below extends Above {
    String name() {
      return "below";
    }

    @Override
    Supplier<String> text() {
      return () -> name();
    }
  }

  final class Inner {
    final String text;

    Inner(String text) {
      this.text = text + mine;
    }
  }

  @Override
  public Map<String, String> get() {
    conversions();
    constructors();
    targets();
    captures();
    interfaces();
    return told;
  }

  private void tell(String kind, Risky risky) {
    String result;
    try {
      result = String.valueOf(risky.get());
    } catch (Exception e) {
      result = e.getClass().getName();
    }
    told.put(kind, result);
  }

  private static long widened(int value) {
    return value;
  }

  private static int unboxed(Integer value) {
    return value;
  }

  private static <T extends Number & Comparable<T>> Function<T, Integer> bounded() {
    return T::intValue;
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private void conversions() {
    Supplier<Integer> seven = () -> 7;
    ToLongFunction<Supplier<Integer>> objectToLong = Supplier::get;
    tell("an object to long", () -> objectToLong.applyAsLong(seven));
    ToDoubleFunction<Supplier<Integer>> objectToDouble = Supplier::get;
    tell("an object to double", () -> objectToDouble.applyAsDouble(seven));
    Predicate<Supplier<Boolean>> objectToBoolean = Supplier::get;
    tell("an object to boolean", () -> objectToBoolean.test(() -> true));
    var numbers = new HashMap<String, Integer>();
    ToIntFunction<String> unboxed = numbers::get;
    tell("unboxing null", () -> unboxed.applyAsInt("none"));
    numbers.put("one", 1);
    tell("unboxing", () -> unboxed.applyAsInt("one"));
    Function<Integer, Object> both = Kinds::widened;
    tell("unboxing, widening, boxing", () -> both.apply(3).getClass());
    ToDoubleFunction<Integer> widened = Integer::intValue;
    tell("int to double", () -> widened.applyAsDouble(4));
    ToLongFunction<String> length = String::length;
    tell("int to long", () -> length.applyAsLong("four"));
    IntToLongFunction plain = Kinds::widened;
    tell("nothing to convert", () -> plain.applyAsLong(5));
    IntFunction<Object> boxed = Integer::valueOf;
    tell("boxed by what is called", () -> boxed.apply(9).getClass());
    IntUnaryOperator boxes = Kinds::unboxed;
    tell("boxing what is given", () -> boxes.applyAsInt(6));
    Supplier<Comparable<Integer>> comparable = numbers::size;
    tell("boxed as another type", () -> comparable.get().compareTo(1));
    ToDoubleBiFunction<Integer, Integer> sum = Integer::sum;
    tell("two of them", () -> sum.applyAsDouble(1, 2));
    DoubleUnaryOperator absolute = Math::abs;
    tell("double", () -> absolute.applyAsDouble(-1.5));
    Consumer<String> ignored = new ArrayList<String>()::add;
    tell("a result nobody wants", () -> {
      ignored.accept("x");
      return "ignored";
    });
    Runnable long64 = this::count;
    LongSupplier counts = this::count;
    tell("a long nobody wants", () -> {
      long64.run();
      return counts.getAsLong();
    });
    Function wrong = (Function<String, String>) String::trim;
    tell("a wrong argument", () -> wrong.apply(1));
    tell("two bounds", () -> Kinds.<Integer>bounded().apply(5));
  }

  private long count() {
    return ++counted;
  }

  private static String listed(Object... values) {
    return Arrays.toString(values);
  }

  private void constructors() {
    Function<Integer, List<String>> sized = ArrayList::new;
    tell("a constructor", () -> sized.apply(3).size());
    Runnable lost = ArrayList::new;
    tell("a constructor whose object nobody wants", () -> {
      lost.run();
      return "lost";
    });
    IntFunction<int[]> array = int[]::new;
    tell("an array", () -> array.apply(3).length);
    Function<String, Inner> inner = Inner::new;
    tell("a class inside", () -> inner.apply("inner ").text);
    Function<String, Closed> closed = Closed::new;
    Function<Closed, String> value = Closed::value;
    Function<Closed, String> of = Closed::of;
    tell("private ones", () -> value.apply(closed.apply("a")) + of.apply(closed.apply("b")));
    Supplier<Own> own = Own::new;
    tell("of a protected class", () -> own.get().told("x"));
  }

  private String hidden() {
    return "hidden";
  }

  private void targets() {
    Function<String, String> own = this::kept;
    tell("protected", () -> own.apply("x"));
    Function<String, String> above = super::kept;
    tell("of the class above", () -> above.apply("x"));
    Function<String, String> shared = Far::shared;
    tell("protected and static", () -> shared.apply("x"));
    Function<String, String> told = new Open()::told;
    tell("declared where nobody sees it", () -> told.apply("x"));
    BiFunction<Open, String, String> receiver = Open::told;
    tell("the same with any receiver", () -> receiver.apply(new Open(), "x"));
    Function<Kinds, String> secret = Kinds::hidden;
    tell("private", () -> secret.apply(this));
    Function<Object[], String> whole = Kinds::listed;
    BiFunction<Object, Object, String> two = Kinds::listed;
    Supplier<String> none = Kinds::listed;
    tell("any number", () -> whole.apply(new Object[] {1}) + two.apply(1, 2) + none.get());
    Function<int[], Object> copy = int[]::clone;
    tell("of an array", () -> ((int[]) copy.apply(new int[2])).length);
    Function<List<String>, String> text = Object::toString;
    Function<CharSequence, Integer> hash = CharSequence::hashCode;
    tell("of all objects", () -> text.apply(List.of("x")) + hash.apply("x"));
    ToIntFunction<String> length = String::length;
    tell("of null", () -> length.applyAsInt(null));
    String nothing = null;
    tell("of null that is captured", () -> {
      Supplier<Integer> never = nothing::length;
      return "made " + never;
    });
    tell("not overridden", () -> new Above().text().get() + new Below().named().get());
    tell("below", () -> new Below().text().get());
    Comparator<String> longest = Comparator.comparing(String::length);
    tell("default methods", () -> longest.reversed().compare("a", "bb"));
  }

  private void captures() {
    byte a = 1;
    char b = 'b';
    float c = 1.5f;
    double d = 2.5;
    boolean e = true;
    short f = 6;
    long g = 5_000_000_000L;
    String none = null;
    Supplier<String> all = () -> "" + a + b + c + d + e + f + g + none + mine;
    tell("all types captured", all::get);
    Mixed mixed = (p, q, r, s, t, u, v) -> p + q + (long) r + (long) s + (t ? 1 : 0) + u + v;
    tell("all types given", () -> mixed.of(a, b, c, d, e, f, g) + mixed.more());
    Function<String, Function<String, String>> nested = x -> y -> x + y + mine;
    tell("one in another", () -> nested.apply("1").apply("2"));
    Supplier<Supplier<String>> local = () -> {
      class Local {
        final String text = mine + g;
      }

      return new Local().text::toString;
    };
    tell("a local class", () -> local.get().get());
    var suppliers = new ArrayList<Supplier<Integer>>();
    for (var i = 0; i < 40; i++) {
      var number = i;
      suppliers.add(() -> number * number);
      suppliers.add(() -> number + 1);
    }
    tell("of many", () -> suppliers.stream().mapToInt(Supplier::get).sum());
    tell("a failure", () -> {
      throw new java.io.IOException("x");
    });
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private void interfaces() {
    Narrow narrow = text -> text + " narrow";
    Same<String> same = narrow;
    tell("a bridge", () -> same.of("x") + narrow.of("y"));
    Wide wide = text -> text + " wide";
    tell("no bridge", () -> wide.of("x"));
    Same raw = wide;
    tell("a wrong type", () -> raw.of(1));
    var own = new Private() {};
    tell("private in an interface", () -> own.own().apply("x"));
    tell("static in an interface", () -> Private.shared().get());
    tell("in an enum", () -> Letter.A.text().get() + Letter.B.text().get());
    tell("in a record", () -> new Pair(1, "x").text().get());
    var both = (Supplier<String> & Serializable) () -> "both";
    tell("of two interfaces", both::get);
  }
}

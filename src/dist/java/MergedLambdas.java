import java.io.IOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.jspecify.annotations.NullMarked;

/// Writes lambdas and method references as plain classes, one for many of a package that implement
/// the same interface.
///
/// Java makes a class of each at run time. The AOT cache holds those, but Java loads all of its
/// classes at every start, at 7 µs each, and lambdas were a third of them.
@NullMarked
final class MergedLambdas {
  /// More in a class would make what is compiled of it large for the sake of one that is hot.
  private static final int MOST = 16;

  private static final String CLASS = ".class";

  private final LambdaTargets targets;

  /// The last class begun of each kind.
  private final Map<LambdaClass.Kind, LambdaClass> open = new HashMap<>();

  private final List<LambdaClass> made = new ArrayList<>();
  private final Map<Site, Call> calls = new HashMap<>();

  /// What lambdas call and was private.
  private final Set<LambdaTargets.Target> opened = new HashSet<>();

  private MergedLambdas(LambdaTargets targets) {
    this.targets = targets;
  }

  /// Rewrites a jar, whose neighbours in its folder hold the other classes it knows.
  static void write(Path jar) throws IOException {
    try (var loader = Jars.loader(jar)) {
      var classFile = Jars.classFile(loader);
      var entries = entries(jar);
      var merged = new MergedLambdas(new LambdaTargets(loader));
      var models = new TreeMap<String, ClassModel>();
      entries.forEach((name, content) -> {
        if (name.endsWith(CLASS)) {
          models.put(name, classFile.parse(content));
        }
      });
      models.values().forEach(merged::find);
      models.forEach((name, model) ->
          entries.put(
              name, verified(classFile, classFile.transformClass(model, merged.change(model)))));
      for (var each : merged.made) {
        entries.put(each.path() + CLASS, verified(classFile, each.write(classFile)));
      }
      Jars.write(jar, entries);
    }
  }

  private static byte[] verified(ClassFile classFile, byte[] type) {
    var errors = classFile.verify(type);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(errors.toString());
    }
    return type;
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    try (var in = new JarFile(jar.toFile())) {
      for (var entry : in.stream().filter(each -> !each.isDirectory()).toList()) {
        entries.put(entry.getName(), in.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void find(ClassModel model) {
    for (var method : model.methods()) {
      var number = 0;
      for (var link : links(method)) {
        var lambda = Lambda.of(model.thisClass().asSymbol(), link);
        var target = lambda == null ? null : targets.of(lambda);
        if (lambda != null && target != null) {
          calls.put(Site.of(model, method, number), added(lambda));
          if (target.isPrivate()) {
            opened.add(target);
          }
        }
        number++;
      }
    }
  }

  private static List<InvokeDynamicInstruction> links(MethodModel method) {
    var links = new ArrayList<InvokeDynamicInstruction>();
    method
        .code()
        .ifPresent(code -> {
          for (var element : code) {
            if (element instanceof InvokeDynamicInstruction link) {
              links.add(link);
            }
          }
        });
    return links;
  }

  private Call added(Lambda lambda) {
    var kind = LambdaClass.Kind.of(lambda);
    var last = open.get(kind);
    if (last == null || last.size() == MOST) {
      last = new LambdaClass(kind, made.size());
      made.add(last);
      open.put(kind, last);
    }
    return new Call(last, last.add(lambda), lambda);
  }

  private ClassTransform change(ClassModel model) {
    return (builder, element) -> {
      if (!(element instanceof MethodModel method)) {
        builder.with(element);
        return;
      }
      var flags = method.flags().flagsMask();
      var kept =
          opened.contains(LambdaTargets.Target.of(model, method)) ? ~ClassFile.ACC_PRIVATE : ~0;
      builder.transformMethod(
          method,
          (inner, part) -> {
            switch (part) {
              case AccessFlags _ -> inner.withFlags(flags & kept);
              case CodeModel code -> inner.transformCode(code, calls(model, method));
              default -> inner.with(part);
            }
          });
    };
  }

  private CodeTransform calls(ClassModel model, MethodModel method) {
    return CodeTransform.ofStateful(() -> {
      var number = new int[1];
      return (builder, element) -> {
        var call =
            element instanceof InvokeDynamicInstruction
                ? calls.get(Site.of(model, method, number[0]++))
                : null;
        if (call != null) {
          call.write(builder);
        } else if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute)) {
          // Of local variables: nobody reads them at run time, and their places would be wrong.
          builder.with(element);
        }
      };
    });
  }

  /// The place of a link: which it is of a method's.
  private record Site(String type, String method, int number) {
    static Site of(ClassModel model, MethodModel method, int number) {
      return new Site(
          model.thisClass().asInternalName(),
          method.methodName().stringValue() + method.methodType().stringValue(),
          number);
    }
  }

  /// What makes a lambda: the class it became a part of, and its number there.
  private record Call(LambdaClass made, int number, Lambda lambda) {
    void write(CodeBuilder builder) {
      builder
          .loadConstant(number)
          .invokestatic(made.type(), LambdaClass.FACTORY, made.factory(lambda));
    }
  }
}

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Turns what javac leaves to be generated at run time into plain code: `switch` over patterns or
/// with `case null`, and `equals`, `hashCode` and `toString` of records. The AOT cache holds none
/// of these, and each costs a start about a millisecond.
@NullMarked
final class LateLinks {
  private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  private LateLinks() {}

  /// Rewrites a jar, whose neighbours in its folder hold the other classes it knows.
  static void write(Path jar) throws IOException {
    try (var loader = Jars.loader(jar)) {
      var classFile = Jars.classFile(loader);
      Jars.rewrite(
          jar, (name, bytes) -> name.endsWith(".class") ? rewritten(classFile, bytes) : bytes);
    }
  }

  private static byte[] rewritten(ClassFile classFile, byte[] bytes) {
    var model = classFile.parse(bytes);
    var switches = new ArrayList<TypeSwitch>();
    ClassTransform records =
        (builder, element) -> {
          var link = element instanceof MethodModel method ? recordLink(method) : null;
          if (link != null && element instanceof MethodModel method) {
            RecordMethods.write(builder, model, method, link);
          } else {
            builder.with(element);
          }
        };
    CodeTransform calls =
        (builder, element) -> {
          var found = element instanceof InvokeDynamicInstruction link ? typeSwitch(link) : null;
          if (found == null) {
            builder.with(element);
            return;
          }
          switches.add(found);
          builder.invokestatic(
              model.thisClass().asSymbol(),
              name(switches.size()),
              found.type(),
              isInterface(model));
        };
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies(calls)
            .andThen(
                ClassTransform.endHandler(builder -> {
                  for (var i = 0; i < switches.size(); i++) {
                    switches.get(i).write(builder, name(i + 1));
                  }
                }));
    return links(model) ? classFile.transformClass(model, records.andThen(bodies)) : bytes;
  }

  private static boolean links(ClassModel model) {
    for (var entry : model.constantPool()) {
      if (entry.toString().contains(SWITCHES) || entry.toString().contains(RECORDS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInterface(ClassModel model) {
    return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
  }

  private static String name(int number) {
    return "typeSwitch$" + number;
  }

  private static @Nullable InvokeDynamicInstruction recordLink(MethodModel method) {
    if (method.code().isEmpty()) {
      return null;
    }
    for (var element : method.code().get()) {
      if (element instanceof InvokeDynamicInstruction link && owner(link).equals(RECORDS)) {
        return link;
      }
    }
    return null;
  }

  /// Null for any other link, and for one with labels other than types and texts.
  private static @Nullable TypeSwitch typeSwitch(InvokeDynamicInstruction link) {
    var labels = link.bootstrapArgs();
    var known =
        labels.stream().allMatch(label -> label instanceof ClassDesc || label instanceof String);
    return owner(link).equals(SWITCHES) && known
        ? new TypeSwitch(link.typeSymbol(), labels, link.name().stringValue().equals("enumSwitch"))
        : null;
  }

  private static String owner(InvokeDynamicInstruction link) {
    var descriptor = link.bootstrapMethod().owner().descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  /// A method that finds the first label, from a given one on, that a value matches.
  ///
  /// @param constants whether texts are the names of an enum's constants
  private record TypeSwitch(MethodTypeDesc type, List<ConstantDesc> labels, boolean constants) {
    private static final MethodTypeDesc NAME = MethodTypeDesc.ofDescriptor("()Ljava/lang/String;");
    private static final ClassDesc ENUM = ClassDesc.of("java.lang.Enum");
    private static final MethodTypeDesc EQUALS =
        MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;)Z");
    private static final ClassDesc STRING = ClassDesc.of("java.lang.String");
    private static final int VALUE = 0;
    private static final int FROM = 1;

    void write(ClassBuilder builder, String name) {
      var flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      builder.withMethodBody(
          name,
          type,
          flags,
          code -> {
            var some = code.newLabel();
            code.aload(VALUE).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
            for (var i = 0; i < labels.size(); i++) {
              var next = code.newLabel();
              code.iload(FROM).loadConstant(i).if_icmpgt(next);
              switch (labels.get(i)) {
                case ClassDesc wanted -> code.aload(VALUE).instanceOf(wanted);
                case String wanted -> {
                  code.loadConstant(wanted).aload(VALUE);
                  if (constants) {
                    code.invokevirtual(ENUM, "name", NAME);
                  }
                  code.invokevirtual(STRING, "equals", EQUALS);
                }
                default -> throw new IllegalStateException("label " + labels.get(i));
              }
              code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
          });
    }
  }
}

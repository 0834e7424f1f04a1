import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// A lambda or a method reference.
///
/// @param host the class it is in
/// @param name of the method of the interface
/// @param captured the values it takes along, and the interface
/// @param erased the type of the method of the interface
/// @param called what it calls
/// @param actual the type of the method with the interface's parameters known
@NullMarked
record Lambda(
    ClassDesc host,
    String name,
    MethodTypeDesc captured,
    MethodTypeDesc erased,
    DirectMethodHandleDesc called,
    MethodTypeDesc actual) {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /// Null for another link, and for a lambda that is more than one of its interface.
  static @Nullable Lambda of(ClassDesc host, InvokeDynamicInstruction link) {
    var bootstrap = link.bootstrapMethod();
    if (!bootstrap.owner().equals(FACTORY) || !bootstrap.methodName().equals("metafactory")) {
      return null;
    }
    var arguments = link.bootstrapArgs();
    return arguments.get(0) instanceof MethodTypeDesc erased
            && arguments.get(1) instanceof DirectMethodHandleDesc called
            && arguments.get(2) instanceof MethodTypeDesc actual
        ? new Lambda(host, link.name().stringValue(), link.typeSymbol(), erased, called, actual)
        : null;
  }

  ClassDesc type() {
    return captured.returnType();
  }

  boolean makes() {
    return called.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
  }

  /// What the called method takes, its receiver first.
  MethodTypeDesc invocation() {
    return called.invocationType();
  }
}

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Finds what lambdas call, and whether another class of their package may.
@NullMarked
final class LambdaTargets {
  private final ClassLoader loader;

  /// @param loader of all classes that lambdas name
  LambdaTargets(ClassLoader loader) {
    this.loader = loader;
  }

  /// Null where another class of the package may not call it, and could not if it were not private.
  @Nullable Target of(Lambda lambda) {
    if (lambda.called().owner().isArray() || !LambdaClass.converts(lambda)) {
      return null;
    }
    var owner = load(lambda.called().owner());
    var lookup = MethodTypeDesc.ofDescriptor(lambda.called().lookupDescriptor());
    var name = lambda.called().methodName();
    var found =
        lambda.makes()
            ? Arrays.stream(owner.getDeclaredConstructors())
                .filter(each -> type(each).equals(lookup))
                .map(Executable.class::cast)
                .findFirst()
            : method(owner, name, lookup);
    return found
        .filter(each -> mayCall(lambda, owner, each))
        .map(each ->
            new Target(
                lambda.called().owner().descriptorString(),
                name,
                lookup.descriptorString(),
                Modifier.isPrivate(each.getModifiers())))
        .orElse(null);
  }

  private static boolean mayCall(Lambda lambda, Class<?> owner, Executable called) {
    var flags = called.getModifiers();
    var neighbours = owner.getPackageName().equals(lambda.host().packageName());
    if (Modifier.isPrivate(flags)) {
      // What is not private any more must not override, nor be overridden.
      return neighbours
          && called.getDeclaringClass().equals(owner)
          && !owner.isInterface()
          && (Modifier.isStatic(flags) || lambda.makes() || Modifier.isFinal(owner.getModifiers()));
    }
    if (Modifier.isPublic(flags)) {
      return neighbours || isPublic(owner);
    }
    return neighbours && called.getDeclaringClass().getPackageName().equals(owner.getPackageName());
  }

  private static boolean isPublic(Class<?> type) {
    var outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  private static Optional<Executable> method(Class<?> owner, String name, MethodTypeDesc type) {
    for (var method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name) && type(method).equals(type)) {
        return Optional.of(method);
      }
    }
    var above = Stream.<Class<?>>builder();
    if (owner.getSuperclass() != null) {
      above.add(owner.getSuperclass());
    } else if (owner.isInterface()) {
      above.add(Object.class);
    }
    Arrays.stream(owner.getInterfaces()).forEach(above);
    return above
        .build()
        .map(each -> method(each, name, type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static MethodTypeDesc type(Executable executable) {
    var result =
        switch (executable) {
          case Method method -> method.getReturnType();
          case Constructor<?> _ -> void.class;
        };
    return MethodType.methodType(result, executable.getParameterTypes()).describeConstable().get();
  }

  private Class<?> load(ClassDesc type) {
    var descriptor = type.descriptorString();
    var name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is in no jar", e);
    }
  }

  /// A method by the descriptors of its class and itself.
  record Target(String owner, String name, String type, boolean isPrivate) {
    static Target of(ClassModel model, MethodModel method) {
      return new Target(
          model.thisClass().asSymbol().descriptorString(),
          method.methodName().stringValue(),
          method.methodType().stringValue(),
          (method.flags().flagsMask() & ClassFile.ACC_PRIVATE) != 0);
    }
  }
}

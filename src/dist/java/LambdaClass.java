import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// A class for several lambdas: an object of it knows the number of its lambda and what that
/// captured, and its method calls what the lambda of that number would.
@NullMarked
final class LambdaClass {
  /// The name of the methods that make objects.
  static final String FACTORY = "of";

  private static final String NUMBER = "number";
  private static final int THIS = 0;

  private final Kind kind;
  private final ClassDesc type;
  private final List<Lambda> lambdas = new ArrayList<>();

  LambdaClass(Kind kind, int number) {
    this.kind = kind;
    var name = "Lambdas$" + number;
    this.type = ClassDesc.of(kind.home.isEmpty() ? name : kind.home + "." + name);
  }

  ClassDesc type() {
    return type;
  }

  /// Where it belongs in a jar, without `.class`.
  String path() {
    var descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  int size() {
    return lambdas.size();
  }

  /// Returns its number.
  int add(Lambda lambda) {
    lambdas.add(lambda);
    return lambdas.size() - 1;
  }

  /// The type of the method that makes an object: what is captured, and a number.
  MethodTypeDesc factory(Lambda lambda) {
    var parameters = new ArrayList<ClassDesc>();
    for (var each : lambda.captured().parameterList()) {
      parameters.add(each.isPrimitive() ? each : ConstantDescs.CD_Object);
    }
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(lambda.type(), parameters);
  }

  byte[] write(ClassFile classFile) {
    return classFile.build(
        type,
        builder -> {
          builder
              .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
              .withInterfaceSymbols(kind.type);
          var flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
          builder.withField(NUMBER, ConstantDescs.CD_int, flags);
          for (var i = 0; i < kind.captures; i++) {
            builder.withField(captured(i), ConstantDescs.CD_Object, flags);
          }
          constructor(builder);
          var factories = new LinkedHashSet<MethodTypeDesc>();
          lambdas.forEach(each -> factories.add(factory(each)));
          factories.forEach(each -> factory(builder, each));
          builder.withMethodBody(kind.name, kind.erased, ClassFile.ACC_PUBLIC, this::choose);
        });
  }

  private static String captured(int index) {
    return "captured" + index;
  }

  private MethodTypeDesc constructorType() {
    var parameters = new ArrayList<>(Collections.nCopies(kind.captures, ConstantDescs.CD_Object));
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
  }

  private void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        constructorType(),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(THIS)
              .invokespecial(
                  ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          for (var i = 0; i < kind.captures; i++) {
            code.aload(THIS)
                .aload(code.parameterSlot(i))
                .putfield(type, captured(i), ConstantDescs.CD_Object);
          }
          code.aload(THIS)
              .iload(code.parameterSlot(kind.captures))
              .putfield(type, NUMBER, ConstantDescs.CD_int)
              .return_();
        });
  }

  private void factory(ClassBuilder builder, MethodTypeDesc made) {
    builder.withMethodBody(
        FACTORY,
        made,
        ClassFile.ACC_STATIC,
        code -> {
          code.new_(type).dup();
          for (var i = 0; i < kind.captures; i++) {
            var each = made.parameterType(i);
            code.loadLocal(TypeKind.from(each), code.parameterSlot(i));
            Conversions.convert(code, each, ConstantDescs.CD_Object);
          }
          code.iload(code.parameterSlot(kind.captures))
              .invokespecial(type, ConstantDescs.INIT_NAME, constructorType())
              .areturn();
        });
  }

  private void choose(CodeBuilder code) {
    var cases = new ArrayList<SwitchCase>();
    for (var i = 0; i < lambdas.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    if (cases.size() > 1) {
      code.aload(THIS)
          .getfield(type, NUMBER, ConstantDescs.CD_int)
          .tableswitch(cases.getLast().target(), cases);
    }
    for (var i = 0; i < lambdas.size(); i++) {
      code.labelBinding(cases.get(i).target());
      call(code, lambdas.get(i));
    }
  }

  private void call(CodeBuilder code, Lambda lambda) {
    var called = lambda.called();
    var invocation = lambda.invocation();
    if (lambda.makes()) {
      code.new_(called.owner()).dup();
    }
    for (var i = 0; i < kind.captures; i++) {
      code.aload(THIS).getfield(type, captured(i), ConstantDescs.CD_Object);
      var value = lambda.captured().parameterType(i);
      Conversions.convert(code, ConstantDescs.CD_Object, value);
      Conversions.convert(code, value, invocation.parameterType(i));
    }
    for (var i = 0; i < kind.erased.parameterCount(); i++) {
      var given = kind.erased.parameterType(i);
      var known = lambda.actual().parameterType(i);
      code.loadLocal(TypeKind.from(given), code.parameterSlot(i));
      Conversions.convert(code, given, known);
      Conversions.convert(code, known, invocation.parameterType(kind.captures + i));
    }
    var lookup = MethodTypeDesc.ofDescriptor(called.lookupDescriptor());
    var name = called.methodName();
    switch (called.kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(called.owner(), name, lookup, called.isOwnerInterface());
      case VIRTUAL -> code.invokevirtual(called.owner(), name, lookup);
      case INTERFACE_VIRTUAL -> code.invokeinterface(called.owner(), name, lookup);
      case CONSTRUCTOR -> code.invokespecial(called.owner(), ConstantDescs.INIT_NAME, lookup);
      default -> throw new IllegalStateException(called.toString());
    }
    var wanted = lambda.actual().returnType();
    Conversions.convert(code, invocation.returnType(), wanted);
    Conversions.convert(code, wanted, kind.erased.returnType());
    code.return_(TypeKind.from(kind.erased.returnType()));
  }

  /// Whether the values that a lambda gets and returns can be made those that it calls with.
  static boolean converts(Lambda lambda) {
    var invocation = lambda.invocation();
    var captures = lambda.captured().parameterCount();
    for (var i = 0; i < captures; i++) {
      if (!Conversions.exists(lambda.captured().parameterType(i), invocation.parameterType(i))) {
        return false;
      }
    }
    for (var i = 0; i < lambda.erased().parameterCount(); i++) {
      var known = lambda.actual().parameterType(i);
      if (!Conversions.exists(lambda.erased().parameterType(i), known)
          || !Conversions.exists(known, invocation.parameterType(captures + i))) {
        return false;
      }
    }
    return switch (lambda.called().kind()) {
          case STATIC, INTERFACE_STATIC, VIRTUAL, INTERFACE_VIRTUAL, CONSTRUCTOR -> true;
          default -> false;
        }
        && Conversions.exists(invocation.returnType(), lambda.actual().returnType())
        && Conversions.exists(lambda.actual().returnType(), lambda.erased().returnType());
  }

  /// What lambdas of one class have in common.
  ///
  /// @param home the package
  /// @param type the interface
  /// @param name of its method
  /// @param captures how many values each takes along
  record Kind(String home, ClassDesc type, String name, MethodTypeDesc erased, int captures) {
    static Kind of(Lambda lambda) {
      return new Kind(
          lambda.host().packageName(),
          lambda.type(),
          lambda.name(),
          lambda.erased(),
          lambda.captured().parameterCount());
    }
  }
}

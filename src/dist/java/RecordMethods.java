import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The methods that records have by themselves, as plain code.
@NullMarked
final class RecordMethods {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;Ljava/lang/Object;)Z");
  private static final int THIS = 0;
  private static final int OTHER = 1;

  private final ClassDesc type;
  private final List<FieldModel> fields;

  private RecordMethods(ClassModel model) {
    type = model.thisClass().asSymbol();
    fields =
        model.fields().stream().filter(field -> !field.flags().has(AccessFlag.STATIC)).toList();
  }

  static void write(
      ClassBuilder builder, ClassModel model, MethodModel method, InvokeDynamicInstruction link) {
    var methods = new RecordMethods(model);
    builder.withMethodBody(
        method.methodName(),
        method.methodType(),
        method.flags().flagsMask(),
        code -> {
          switch (link.name().stringValue()) {
            case "equals" -> methods.equals(code);
            case "hashCode" -> methods.hashCode(code);
            case "toString" -> methods.toString(code);
            default -> throw new IllegalStateException(link.toString());
          }
        });
  }

  private void equals(CodeBuilder code) {
    var differs = code.newLabel();
    code.aload(OTHER).instanceOf(type).ifeq(differs);
    code.aload(OTHER).checkcast(type).astore(OTHER);
    for (var field : fields) {
      load(code, THIS, field);
      load(code, OTHER, field);
      var kind = field.fieldTypeSymbol();
      switch (TypeKind.from(kind)) {
        case REFERENCE -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(differs);
        case LONG -> code.lcmp().ifne(differs);
        case FLOAT, DOUBLE ->
            code.invokestatic(
                    Conversions.box(kind),
                    "compare",
                    MethodTypeDesc.of(ConstantDescs.CD_int, kind, kind))
                .ifne(differs);
        default -> code.if_icmpne(differs);
      }
    }
    code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
  }

  private void hashCode(CodeBuilder code) {
    code.iconst_0();
    for (var field : fields) {
      code.loadConstant(31).imul();
      load(code, THIS, field);
      var kind = field.fieldTypeSymbol();
      var hashed = kind.isPrimitive() ? kind : ConstantDescs.CD_Object;
      code.invokestatic(
              kind.isPrimitive() ? Conversions.box(kind) : OBJECTS,
              "hashCode",
              MethodTypeDesc.of(ConstantDescs.CD_int, hashed))
          .iadd();
    }
    code.ireturn();
  }

  private void toString(CodeBuilder code) {
    code.new_(BUILDER)
        .dup()
        .invokespecial(BUILDER, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void));
    var before = simpleName() + "[";
    for (var field : fields) {
      append(
          code.loadConstant(before + field.fieldName().stringValue() + "="),
          ConstantDescs.CD_String);
      load(code, THIS, field);
      append(code, appended(field.fieldTypeSymbol()));
      before = ", ";
    }
    append(code.loadConstant(fields.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
  }

  private static void append(CodeBuilder code, ClassDesc appended) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, appended));
  }

  private static ClassDesc appended(ClassDesc kind) {
    if (!kind.isPrimitive()) {
      return ConstantDescs.CD_Object;
    }
    return switch (TypeKind.from(kind)) {
      case BYTE, SHORT -> ConstantDescs.CD_int;
      default -> kind;
    };
  }

  private void load(CodeBuilder code, int from, FieldModel field) {
    code.aload(from).getfield(type, field.fieldName().stringValue(), field.fieldTypeSymbol());
  }

  private String simpleName() {
    var name = type.displayName();
    return name.substring(name.lastIndexOf('$') + 1);
  }
}

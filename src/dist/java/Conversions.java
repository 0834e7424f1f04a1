import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.NullMarked;

/// Makes a value of one type one of another, as lambdas do between their interface and what they
/// call (*Java Language Specification*, 5.3).
@NullMarked
final class Conversions {
  private Conversions() {}

  /// Not every one that lambdas know: what boxes or unboxes and widens at once is left out, as is
  /// unboxing what is only known to be an object, since a lambda widens that if need be.
  static boolean exists(ClassDesc from, ClassDesc to) {
    if (from.equals(to) || to.equals(ConstantDescs.CD_void)) {
      return true;
    }
    if (from.equals(ConstantDescs.CD_void)) {
      return false;
    }
    if (from.isPrimitive() && to.isPrimitive()) {
      return from.equals(ConstantDescs.CD_int)
          && (to.equals(ConstantDescs.CD_long) || to.equals(ConstantDescs.CD_double));
    }
    return !to.isPrimitive() || from.equals(box(to));
  }

  static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return;
    }
    if (to.equals(ConstantDescs.CD_void)) {
      if (TypeKind.from(from).slotSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    } else if (from.isPrimitive() && to.isPrimitive()) {
      code.conversion(TypeKind.from(from), TypeKind.from(to));
    } else if (from.isPrimitive()) {
      code.invokestatic(box(from), "valueOf", MethodTypeDesc.of(box(from), from));
    } else if (to.isPrimitive()) {
      var box = box(to);
      if (!from.equals(box)) {
        code.checkcast(box);
      }
      code.invokevirtual(box, to.displayName() + "Value", MethodTypeDesc.of(to));
    } else if (!to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }

  /// The class of objects that hold a primitive value.
  static ClassDesc box(ClassDesc kind) {
    return switch (TypeKind.from(kind)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalStateException(kind.toString());
    };
  }
}

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.classfile.attribute.ModuleProvideInfo;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/// The description of the one module that dhow and its libraries become (*Java Virtual Machine
/// Specification*, 4.7.25): it needs the modules of the runtime, shows nothing, and has the
/// services that the jars had, and a security provider of dhow's own.
@NullMarked
final class ModuleInfo {
  static final String NAME = "dhow";
  static final String MAIN = "dev.dhow.cli.Main";
  private static final ClassDesc SECURITY_PROVIDER = ClassDesc.of("dev.dhow.host.LeanProvider");
  private static final String SERVICES = "META-INF/services/";
  private static final String CLASS = ".class";

  private final Map<String, byte[]> content;

  private ModuleInfo(Map<String, byte[]> content) {
    this.content = content;
  }

  /// @param content what the module is made of, by its names in a jar
  static byte[] of(String version, Map<String, byte[]> content) {
    return new ModuleInfo(content).write(version);
  }

  private byte[] write(String version) {
    var module =
        ModuleAttribute.of(
            ModuleDesc.of(NAME),
            builder -> {
              builder.moduleVersion(version);
              RuntimeImage.MODULES.forEach(each ->
                  builder.requires(
                      ModuleRequireInfo.of(
                          ModuleDesc.of(each),
                          each.equals("java.base") ? ClassFile.ACC_MANDATED : 0,
                          null)));
              var services = services();
              services.forEach(each -> builder.provides(provided(each)));
              wanted(services).forEach(builder::uses);
              builder.provides(
                  ModuleProvideInfo.of(ClassDesc.of("java.security.Provider"), SECURITY_PROVIDER));
            });
    return ClassFile.of()
        .buildModule(
            module,
            builder ->
                builder
                    .with(ModulePackagesAttribute.ofNames(packages()))
                    .with(ModuleMainClassAttribute.of(ClassDesc.of(MAIN))));
  }

  /// Those that the jars have; what is in no jar nobody looks for.
  private List<String> services() {
    return content.keySet().stream()
        .filter(name -> name.startsWith(SERVICES))
        .map(name -> name.substring(SERVICES.length()))
        .filter(service -> content.containsKey(service.replace('.', '/') + CLASS))
        .toList();
  }

  /// With those of files beside classes, which are hidden from others like them.
  private List<PackageDesc> packages() {
    var names = new TreeSet<String>();
    for (var name : content.keySet()) {
      var end = name.lastIndexOf('/');
      if (end > 0 && !name.substring(0, end).contains("-")) { // as in META-INF, which is none
        names.add(name.substring(0, end).replace('/', '.'));
      }
    }
    return names.stream().map(PackageDesc::of).toList();
  }

  private ModuleProvideInfo provided(String service) {
    var list = new String(content.get(SERVICES + service), StandardCharsets.UTF_8);
    var providers =
        list.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(ClassDesc::of)
            .toList();
    return ModuleProvideInfo.of(ClassDesc.of(service), providers);
  }

  /// The services that somebody looks for: what is named in methods that look for services, and
  /// what there is, as some are told what to look for.
  private Set<ClassDesc> wanted(List<String> services) {
    var found = new TreeSet<String>();
    services.forEach(each -> found.add(ClassDesc.of(each).descriptorString()));
    content.forEach((name, bytes) -> {
      if (name.endsWith(CLASS)) {
        var type = ClassFile.of().parse(bytes);
        if (namesServices(type)) {
          type.methods().forEach(method -> addWanted(method, found));
        }
      }
    });
    return found.stream()
        .map(ClassDesc::ofDescriptor)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean namesServices(ClassModel type) {
    for (var entry : type.constantPool()) {
      if (entry instanceof ClassEntry named
          && named.asInternalName().equals("java/util/ServiceLoader")) {
        return true;
      }
    }
    return false;
  }

  private static void addWanted(MethodModel method, Set<String> found) {
    var named = new TreeSet<String>();
    var looks = false;
    for (var element : method.code().map(code -> code.elementList()).orElse(List.of())) {
      switch (element) {
        case ConstantInstruction constant
            when constant.constantValue() instanceof ClassDesc type && type.isClassOrInterface() ->
            named.add(type.descriptorString());
        case InvokeInstruction call
            when call.owner().asInternalName().equals("java/util/ServiceLoader")
                && call.name().stringValue().startsWith("load") ->
            looks = true;
        default -> {}
      }
    }
    if (looks) {
      found.addAll(named);
    }
  }
}

package dev.dhow.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Help that shows a flag by its name alone, although it may be given a value: `--wait`, not
/// `--wait[=VALUE]`.
final class FlagHelp extends Help {

  FlagHelp(CommandSpec spec, ColorScheme colors) {
    super(spec, colors);
  }

  @Override
  public IParamLabelRenderer parameterLabelRenderer() {
    var others = super.parameterLabelRenderer();
    return new IParamLabelRenderer() {
      @Override
      public Text renderParameterLabel(ArgSpec option, Ansi ansi, List<IStyle> styles) {
        return option.isOption() && option.arity().min() == 0
            ? ansi.text("")
            : others.renderParameterLabel(option, ansi, styles);
      }

      @Override
      public String separator() {
        return others.separator();
      }
    };
  }
}

package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlNode;
import java.util.List;

/// A command written as one string becomes a list of words. No shell is started for it.
final class CommandForm {
  private final Diagnostics diagnostics;

  CommandForm(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  YamlNode words(YamlNode node) {
    if (!Nodes.isText(node)) {
      return node;
    }
    var split = new ShellWords(Nodes.textOf(node)).split();
    if (split.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, node.span(), "a quote or bracket is not closed")
              .withHint("write the command as a list, one item a word"));
      return Nodes.texts(List.of(), node.span());
    }
    var words = split.get();
    var rest = words.ignored();
    if (!rest.isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
                  Code.BAD_VALUE, node.span(), "no shell runs this, so `" + rest + "` is ignored")
              .withHint("write it as `sh -c '…'`"));
    }
    return Nodes.texts(words.words(), node.span());
  }
}

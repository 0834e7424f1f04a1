package dev.dhow.yaml;

/// How much a YAML file may ask for, so that a small hostile file cannot fill the memory.
///
/// @param codePoints the length of the file
/// @param depth how deep nodes nest, aliases followed
/// @param aliases how many aliases it may use
/// @param written how many nodes it may have itself
/// @param nodes how many nodes there are once every alias is replaced by what it stands for
/// @param width how many entries one mapping or list may have
public record YamlLimits(
    int codePoints, int depth, int aliases, int written, long nodes, int width) {

  public static final YamlLimits DEFAULT =
      new YamlLimits(8 << 20, 100, 100_000, 400_000, 700_000, 50_000);
}

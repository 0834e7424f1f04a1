package dev.dhow.watch;

import dev.dhow.spec.FileFacts;
import dev.dhow.spec.FileFacts.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Trees for tests.
public final class TestTrees {
  private static final List<String> NAMES = List.of("a", "b", "a-b", "c.js");

  private TestTrees() {}

  /// From words such as `d/ d/a=1 l@=2`: a folder, a file with a version, a link with one.
  public static Tree of(String words) {
    var files = new TreeMap<String, FileFacts>();
    for (var word : words.isEmpty() ? new String[0] : words.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        files.put(word.substring(0, word.length() - 1), FileFacts.folder(0755));
      } else if (word.charAt(Math.max(0, equals - 1)) == '@') {
        files.put(word.substring(0, equals - 1), FileFacts.link(word.substring(equals + 1)));
      } else {
        files.put(word.substring(0, equals), file(Long.parseLong(word.substring(equals + 1))));
      }
    }
    return new Tree(files);
  }

  private static FileFacts file(long version) {
    return FileFacts.file(0644, 10, Instant.ofEpochSecond(version));
  }

  /// The same tree after something was done to it: written, removed, made a folder or moved.
  static Tree changed(Tree tree, Random random) {
    var files = new TreeMap<>(tree.files());
    var path = anyPath(random);
    switch (random.nextInt(5)) {
      case 0, 1 -> put(files, path, file(random.nextInt(1, 1000)));
      case 2 -> put(files, path, FileFacts.folder(random.nextBoolean() ? 0755 : 0700));
      case 3 -> put(files, path, FileFacts.link("to" + random.nextInt(3)));
      default -> removeAll(files, path);
    }
    if (random.nextInt(4) == 0) {
      move(files, anyPath(random), anyPath(random));
    }
    return new Tree(files);
  }

  private static String anyPath(Random random) {
    var names = new ArrayList<String>();
    for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
      names.add(NAMES.get(random.nextInt(NAMES.size())));
    }
    return String.join("/", names);
  }

  private static void put(Map<String, FileFacts> files, String path, FileFacts facts) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      var above = path.substring(0, end);
      var there = files.get(above);
      if (there == null || there.kind() != Kind.FOLDER) {
        files.put(above, FileFacts.folder(0755));
      }
    }
    if (facts.kind() != Kind.FOLDER) {
      removeAll(files, path);
    }
    files.put(path, facts);
  }

  private static void removeAll(Map<String, FileFacts> files, String path) {
    files.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
  }

  private static void move(Map<String, FileFacts> files, String from, String to) {
    if ((to + "/").startsWith(from + "/") || !files.containsKey(from)) {
      return;
    }
    var moved = new TreeMap<String, FileFacts>();
    files.forEach((path, facts) -> {
      if (path.equals(from) || path.startsWith(from + "/")) {
        moved.put(to + path.substring(from.length()), facts);
      }
    });
    removeAll(files, from);
    removeAll(files, to);
    moved.forEach((path, facts) -> put(files, path, facts));
  }
}

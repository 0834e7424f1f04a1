package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An image as the engine is asked to build it.
///
/// @param build [Build#args] is final; entries with a null value are left out
/// @param image the reference the service uses, first of the tags
/// @param labels all of them, the vocabulary of [Labels] included
/// @param noCache asked for by the file or the command line
/// @param pull asked for by the file or the command line
public record BuildSpec(
    ServiceName service,
    Build build,
    String image,
    List<String> tags,
    @Nullable String platform,
    SortedMap<String, String> labels,
    boolean noCache,
    boolean pull) {

  public BuildSpec {
    tags = List.copyOf(tags);
    labels = Sorted.copyOf(labels);
  }

  /// The same build with what the command line adds to it.
  ///
  /// @param args override those of the file
  public BuildSpec with(boolean noCache, boolean pull, SortedMap<String, String> args) {
    var all = new TreeMap<String, @Nullable String>(build.args());
    all.putAll(args);
    return new BuildSpec(
        service,
        build.withArgs(all),
        image,
        tags,
        platform,
        labels,
        this.noCache || noCache,
        this.pull || pull);
  }
}

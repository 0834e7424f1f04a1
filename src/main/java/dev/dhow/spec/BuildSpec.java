package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import java.util.List;
import java.util.SortedMap;
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
}

package dev.dhow.render;

import dev.dhow.render.LayeredLayout.Point;
import java.util.ArrayList;
import java.util.List;

/// Finds a place for each label of a picture's edges: on its own edge, and where it can be on no
/// other label and no box.
final class EdgeLabels {
  private static final int HEIGHT = 12;
  private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

  private final List<Box> taken = new ArrayList<>();

  private record Box(int left, int top, int right, int bottom) {
    long shared(Box other) {
      long width = Math.min(right, other.right) - (long) Math.max(left, other.left);
      long height = Math.min(bottom, other.bottom) - (long) Math.max(top, other.top);
      return width > 0 && height > 0 ? width * height : 0;
    }
  }

  /// Keeps labels away from a box.
  void avoid(int left, int top, int width, int height) {
    taken.add(new Box(left, top, left + width, top + height));
  }

  /// @param bends what the edge leads through, as [#along] draws it between two of them
  /// @return where the label's middle is to be: where it covers least of what is there, as near to
  ///   the middle of the edge's first part as can be
  Point place(List<Point> bends, int width) {
    var best = bends.getFirst();
    Box found = null;
    var least = Long.MAX_VALUE;
    for (var part = 1; part < bends.size() && least > 0; part++) {
      for (var share : ALONG) {
        var point = along(bends.get(part - 1), bends.get(part), share);
        var box = around(point, width);
        var covered = taken.stream().mapToLong(box::shared).sum();
        if (covered < least) {
          least = covered;
          best = point;
          found = box;
        }
      }
    }
    if (found != null) {
      taken.add(found);
    }
    return best;
  }

  private static Box around(Point middle, int width) {
    var left = middle.x() - width / 2;
    var top = middle.y() - HEIGHT / 2;
    return new Box(left, top, left + width, top + HEIGHT);
  }

  /// A point of the curve that leaves one bend downwards and reaches the next one downwards, whose
  /// two control points lie half way between them in height.
  static Point along(Point from, Point to, double share) {
    var across = share * share * (3 - 2 * share);
    var down = 1.5 * share * (1 - share) + share * share * share;
    return new Point(
        (int) Math.round(from.x() + (to.x() - from.x()) * across),
        (int) Math.round(from.y() + (to.y() - from.y()) * down));
  }
}

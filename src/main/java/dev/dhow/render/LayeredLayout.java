package dev.dhow.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Places boxes in layers so that every edge leads downwards, with few crossings and short ways. An
/// edge that passes a layer gets a place of its own there, so that it runs around the boxes.
///
/// The same boxes and edges always get the same places.
final class LayeredLayout {
  private static final int SWEEPS = 8;
  private static final int GAP = 28;
  private static final int LAYER_GAP = 64;
  private static final int BYPASS = 14;
  private static final int BESIDE = 24;

  private final List<Item> items = new ArrayList<>();
  private final List<List<Item>> layers = new ArrayList<>();
  private final Map<Edge, List<Item>> ways = new HashMap<>();
  private final int count;

  /// How large a box is.
  record Size(int width, int height) {}

  /// From one box to another below it, by their numbers; there are no circles.
  record Edge(int from, int to) {}

  /// @param x of the middle
  /// @param y of the middle
  record Point(int x, int y) {}

  /// A box, or the place where an edge passes a layer.
  private static final class Item {
    private final Size size;
    private final int layer;
    private final List<Item> above = new ArrayList<>();
    private final List<Item> below = new ArrayList<>();
    private int place;
    private double x;
    private int y;

    Item(Size size, int layer) {
      this.size = size;
      this.layer = layer;
    }

    private double half() {
      return size.width() / 2.0;
    }
  }

  LayeredLayout(List<Size> boxes, List<Edge> edges) {
    this.count = boxes.size();
    var ranks = ranks(boxes.size(), edges);
    for (var i = 0; i < boxes.size(); i++) {
      add(new Item(boxes.get(i), ranks[i]));
    }
    edges.forEach(this::connect);
    layers.forEach(LayeredLayout::number);
    for (var sweep = 0; sweep < SWEEPS; sweep++) {
      order(sweep % 2 == 0);
    }
    layers.forEach(LayeredLayout::pack);
    for (var sweep = 0; sweep < SWEEPS; sweep++) {
      pull(sweep % 2 == 0);
    }
    settle();
  }

  /// The longest way from a box that no edge leads to.
  private static int[] ranks(int count, List<Edge> edges) {
    var ranks = new int[count];
    var edgesTo = new int[count];
    var below = new HashMap<Integer, List<Integer>>();
    for (var edge : edges) {
      edgesTo[edge.to()]++;
      below.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
    }
    var next = new ArrayDeque<Integer>();
    IntStream.range(0, count).filter(box -> edgesTo[box] == 0).forEach(next::add);
    while (!next.isEmpty()) {
      int box = next.remove();
      for (int to : below.getOrDefault(box, List.of())) {
        ranks[to] = Math.max(ranks[to], ranks[box] + 1);
        if (--edgesTo[to] == 0) {
          next.add(to);
        }
      }
    }
    return ranks;
  }

  private static void number(List<Item> layer) {
    for (var i = 0; i < layer.size(); i++) {
      layer.get(i).place = i;
    }
  }

  private void add(Item item) {
    items.add(item);
    while (layers.size() <= item.layer) {
      layers.add(new ArrayList<>());
    }
    layers.get(item.layer).add(item);
  }

  private void connect(Edge edge) {
    var way = new ArrayList<Item>();
    var at = items.get(edge.from());
    var target = items.get(edge.to());
    way.add(at);
    for (var layer = at.layer + 1; layer <= target.layer; layer++) {
      var next = layer == target.layer ? target : new Item(new Size(BYPASS, 0), layer);
      if (next != target) {
        add(next);
      }
      at.below.add(next);
      next.above.add(at);
      way.add(next);
      at = next;
    }
    ways.put(edge, way);
  }

  /// Puts each layer into the order of what its items are connected with.
  private void order(boolean downwards) {
    var order = downwards ? layers : layers.reversed();
    for (var layer : order) {
      var places = new HashMap<Item, Double>();
      for (var item : layer) {
        var neighbours = downwards ? item.above : item.below;
        places.put(
            item, neighbours.stream().mapToInt(each -> each.place).average().orElse(item.place));
      }
      layer.sort((one, other) ->
          Double.compare(
              Objects.requireNonNull(places.get(one)), Objects.requireNonNull(places.get(other))));
      number(layer);
    }
  }

  private static void pack(List<Item> layer) {
    var x = 0.0;
    for (var item : layer) {
      item.x = x + item.half();
      x += item.size.width() + GAP;
    }
  }

  /// Moves items towards what they are connected with, as far as their neighbours let them.
  private void pull(boolean downwards) {
    var order = downwards ? layers : layers.reversed();
    for (var layer : order) {
      var wanted =
          layer.stream()
              .mapToDouble(item ->
                  (downwards ? item.above : item.below)
                      .stream().mapToDouble(each -> each.x).average().orElse(item.x))
              .toArray();
      place(layer, wanted);
    }
  }

  /// In between of what is left when everybody yields to the left, and to the right.
  private static void place(List<Item> layer, double[] wanted) {
    var right = wanted.clone();
    var left = wanted.clone();
    for (var i = 1; i < right.length; i++) {
      right[i] = Math.max(right[i], right[i - 1] + distance(layer, i));
    }
    for (var i = left.length - 2; i >= 0; i--) {
      left[i] = Math.min(left[i], left[i + 1] - distance(layer, i + 1));
    }
    for (var i = 0; i < wanted.length; i++) {
      layer.get(i).x = (right[i] + left[i]) / 2;
    }
  }

  private static double distance(List<Item> layer, int right) {
    return layer.get(right - 1).half() + GAP + layer.get(right).half();
  }

  /// Moves everything to where coordinates begin.
  private void settle() {
    var least = items.stream().mapToDouble(item -> item.x - item.half()).min().orElse(0);
    items.forEach(item -> item.x -= least);
    var top = 0;
    for (var layer : layers) {
      var height = height(layer);
      for (var item : layer) {
        item.y = top + height / 2;
      }
      top += height + LAYER_GAP;
    }
  }

  /// The middle of a box.
  Point place(int box) {
    return point(items.get(box));
  }

  /// Where an edge goes through, from the bottom of one box to the top of the other. Those that
  /// leave or reach the same box are beside each other.
  List<Point> way(Edge edge) {
    var way = ways.getOrDefault(edge, List.of());
    var points = new ArrayList<Point>();
    for (var i = 0; i < way.size(); i++) {
      var at = way.get(i);
      if (i == 0) {
        var x = at.x + beside(at, at.below, way.get(1));
        points.add(new Point((int) Math.round(x), at.y + at.size.height() / 2));
      } else if (i == way.size() - 1) {
        var x = at.x + beside(at, at.above, way.get(i - 1));
        points.add(new Point((int) Math.round(x), at.y - at.size.height() / 2));
      } else {
        var reach = height(layers.get(at.layer)) / 2;
        points.add(new Point((int) Math.round(at.x), at.y - reach));
        points.add(new Point((int) Math.round(at.x), at.y + reach));
      }
    }
    return points;
  }

  /// How far from the middle of a box an edge is that connects it with this neighbour.
  private static double beside(Item box, List<Item> neighbours, Item neighbour) {
    var order = neighbours.stream().sorted((one, other) -> Double.compare(one.x, other.x)).toList();
    var step = Math.min(BESIDE, box.size.width() / (order.size() + 1.0));
    return (order.indexOf(neighbour) - (order.size() - 1) / 2.0) * step;
  }

  private static int height(List<Item> layer) {
    return layer.stream().mapToInt(item -> item.size.height()).max().orElse(0);
  }

  private static Point point(Item item) {
    return new Point((int) Math.round(item.x), item.y);
  }

  int width() {
    return (int)
        Math.ceil(items.stream().mapToDouble(item -> item.x + item.half()).max().orElse(0));
  }

  int height() {
    return IntStream.range(0, count)
        .map(box -> items.get(box).y + items.get(box).size.height() / 2)
        .max()
        .orElse(0);
  }
}

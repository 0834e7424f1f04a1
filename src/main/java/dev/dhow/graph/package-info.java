/// Which service needs which: order, closure, cycles. The only place that knows the graph library.
/// Start with [ServiceGraph].
@NullMarked
package dev.dhow.graph;

import org.jspecify.annotations.NullMarked;

/// Where the values of a project come from, for `config --explain`. Start with [Explainer]. Nothing
/// here is done unless somebody asks: it goes by the places that nodes have anyway.
@NullMarked
package dev.dhow.load.explain;

import org.jspecify.annotations.NullMarked;

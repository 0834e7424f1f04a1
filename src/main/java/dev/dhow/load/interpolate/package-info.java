/// Replaces `$VARIABLE`s in the values of a document, and gives the results the types their places
/// ask for. Start with [Interpolator]; the syntax is in [Template], the types are in the table
/// [TypedPlaces].
@NullMarked
package dev.dhow.load.interpolate;

import org.jspecify.annotations.NullMarked;

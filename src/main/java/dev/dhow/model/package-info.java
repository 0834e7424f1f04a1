/// The desired project, as immutable records: what the files mean once everything is resolved.
/// Start with [Project] and [Service]. A service is split into facets (process, storage,
/// connectivity …) so that each stays readable however large the language grows.
@NullMarked
package dev.dhow.model;

import org.jspecify.annotations.NullMarked;

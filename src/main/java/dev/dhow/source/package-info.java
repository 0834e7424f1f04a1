/// Files as text, and places in them. Everything that reports a problem points here: start with
/// [Span]. Reading happens elsewhere, behind [SourceReader].
@NullMarked
package dev.dhow.source;

import org.jspecify.annotations.NullMarked;

/// What people and programs read: events, tables, plans and diagnostics as terminal drawings, plain
/// text and JSON. The only place for ANSI sequences; writers are given, nothing here opens one.
@NullMarked
package dev.dhow.render;

import org.jspecify.annotations.NullMarked;

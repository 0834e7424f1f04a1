/// Canonical documents to `model` records. [Language] says which keys exist and which of them dhow
/// handles; there is one small decoder per record, and each reports every mistake it finds. Start
/// with [Decoder].
@NullMarked
package dev.dhow.load.decode;

import org.jspecify.annotations.NullMarked;

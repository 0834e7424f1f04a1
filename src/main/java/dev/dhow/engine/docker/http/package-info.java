/// HTTP/1.1 to a container engine over the JDK's own sockets, written for what an engine does: many
/// small calls on kept-alive connections, endless streamed answers, and connections taken over for
/// raw bytes. Start reading at [SocketHttpClient]; [Exchange] is one request and its answer.
///
/// Nothing here allocates by a length that came over the wire, and closing a response closes its
/// socket unless the answer was read to its end.
@NullMarked
package dev.dhow.engine.docker.http;

import org.jspecify.annotations.NullMarked;

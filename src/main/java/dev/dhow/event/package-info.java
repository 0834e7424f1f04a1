/// What happened, told once. Renderers subscribe to [Event]s and see nothing else of dhow.
@NullMarked
package dev.dhow.event;

import org.jspecify.annotations.NullMarked;

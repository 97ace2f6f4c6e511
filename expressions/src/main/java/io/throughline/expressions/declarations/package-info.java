/** The names a deployment may use: the canonical event types and the typed attributes of an event. */
@NullMarked
package io.throughline.expressions.declarations;

import org.jspecify.annotations.NullMarked;

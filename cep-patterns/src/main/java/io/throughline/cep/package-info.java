/** Friction patterns: what they look like as files, and the flow that finds them in journeys. */
@NullMarked
package io.throughline.cep;

import org.jspecify.annotations.NullMarked;

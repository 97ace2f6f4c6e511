/** How long customers stay: survival curves, tests between groups, hazards and what moves them, renewals. */
@NullMarked
package io.throughline.value.survival;

import org.jspecify.annotations.NullMarked;

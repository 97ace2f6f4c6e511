/** How good predictions are, against what happened. */
@NullMarked
package io.throughline.value.quality;

import org.jspecify.annotations.NullMarked;

/** Gradient-boosted trees, and what each feature adds to what they say. */
@NullMarked
package io.throughline.value.boosting;

import org.jspecify.annotations.NullMarked;

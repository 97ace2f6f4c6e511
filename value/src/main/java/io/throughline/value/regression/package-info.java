/** Regressions that other models are made of. */
@NullMarked
package io.throughline.value.regression;

import org.jspecify.annotations.NullMarked;

/** Sums that do not depend on the order of their terms. */
@NullMarked
package io.throughline.value.sums;

import org.jspecify.annotations.NullMarked;

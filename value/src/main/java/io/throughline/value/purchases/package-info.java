/** When customers buy again, what they spend, and what that is worth. */
@NullMarked
package io.throughline.value.purchases;

import org.jspecify.annotations.NullMarked;

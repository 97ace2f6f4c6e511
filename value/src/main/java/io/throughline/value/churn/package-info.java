/** Who is likely to leave, how sure that is, and why. */
@NullMarked
package io.throughline.value.churn;

import org.jspecify.annotations.NullMarked;

/** How models are fitted: maximum likelihood, and what a fit says about itself. */
@NullMarked
package io.throughline.value.fitting;

import org.jspecify.annotations.NullMarked;

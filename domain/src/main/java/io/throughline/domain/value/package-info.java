/** What customers are worth, and what is known of them right now. */
@NullMarked
package io.throughline.domain.value;

import org.jspecify.annotations.NullMarked;

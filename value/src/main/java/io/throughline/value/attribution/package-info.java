/** Which channel earned what: rules that share conversions, revenue and lifetime value among the touches before them. */
@NullMarked
package io.throughline.value.attribution;

import org.jspecify.annotations.NullMarked;

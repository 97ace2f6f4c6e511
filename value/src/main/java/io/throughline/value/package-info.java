/** What customers are worth, why they leave, and what earned them: plain mathematics, no Flink, no I/O. */
@NullMarked
package io.throughline.value;

import org.jspecify.annotations.NullMarked;

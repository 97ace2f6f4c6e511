/** A synthetic company: its raw events, its reference data and, beside them, the truth. */
@NullMarked
package io.throughline.simulator;

import org.jspecify.annotations.NullMarked;

/** The engine: one keyed operator that runs all sequence patterns of a key space, with the meaning of Flink CEP. */
@NullMarked
package io.throughline.cep.engine;

import org.jspecify.annotations.NullMarked;

/** The topics between the jobs: what lies in them, and Flink sources and sinks that lose nothing and repeat nothing. */
@NullMarked
package io.throughline.connectors.kafka;

import org.jspecify.annotations.NullMarked;

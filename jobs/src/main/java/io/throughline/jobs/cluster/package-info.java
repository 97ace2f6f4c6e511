/** The flows as jobs of a Flink cluster, between topics, database and lakehouse; their mains. */
@NullMarked
package io.throughline.jobs.cluster;

import org.jspecify.annotations.NullMarked;

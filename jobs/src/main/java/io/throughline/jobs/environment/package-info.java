/** What every job needs from Flink, in one place. */
@NullMarked
package io.throughline.jobs.environment;

import org.jspecify.annotations.NullMarked;

/** What the benchmarks run: the flows of the jobs, and beside them what a user would measure them against. */
@NullMarked
package io.throughline.jobs.bench;

import org.jspecify.annotations.NullMarked;

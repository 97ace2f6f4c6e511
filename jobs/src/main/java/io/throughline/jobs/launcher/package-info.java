/** The command line: what people and scripts call, in this process or towards a cluster. */
@NullMarked
package io.throughline.jobs.launcher;

import org.jspecify.annotations.NullMarked;

/** The flows of all jobs in one process, over files: what the command line runs where no cluster is given. */
@NullMarked
package io.throughline.jobs.embedded;

import org.jspecify.annotations.NullMarked;

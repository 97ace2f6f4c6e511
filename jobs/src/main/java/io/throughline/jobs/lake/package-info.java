/** Everything that was seen, found and announced becomes tables of the lakehouse. */
@NullMarked
package io.throughline.jobs.lake;

import org.jspecify.annotations.NullMarked;

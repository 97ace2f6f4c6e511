/** What was found in a synthetic company, held against what was planted there. */
@NullMarked
package io.throughline.jobs.truth;

import org.jspecify.annotations.NullMarked;

/** From what a configuration says to what flows and connectors take. */
@NullMarked
package io.throughline.jobs.deployment;

import org.jspecify.annotations.NullMarked;

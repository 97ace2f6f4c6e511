/** What was found in journeys: matches of patterns, and moves between channels. */
@NullMarked
package io.throughline.domain.friction;

import org.jspecify.annotations.NullMarked;

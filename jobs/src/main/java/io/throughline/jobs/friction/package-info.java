/** Journeys become friction, channel switches, alerts and what is known of each customer right now. */
@NullMarked
package io.throughline.jobs.friction;

import org.jspecify.annotations.NullMarked;

/** How event time moves on when several sources share a stream. */
@NullMarked
package io.throughline.connectors.time;

import org.jspecify.annotations.NullMarked;

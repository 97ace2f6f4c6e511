/** What was recorded, played again at the pace of a clock of its own: all at once up to an instant, then live. */
@NullMarked
package io.throughline.connectors.replay;

import org.jspecify.annotations.NullMarked;

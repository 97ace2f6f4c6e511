/** Personal data at the edge: keyed hashes of direct identifiers, and encryption of what could not be read. */
@NullMarked
package io.throughline.connectors.privacy;

import org.jspecify.annotations.NullMarked;

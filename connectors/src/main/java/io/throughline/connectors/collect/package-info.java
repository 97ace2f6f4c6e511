/** A small HTTP receiver: what arrives by webhook or from SDKs is checked, written down, and only then acknowledged. */
@NullMarked
package io.throughline.connectors.collect;

import org.jspecify.annotations.NullMarked;

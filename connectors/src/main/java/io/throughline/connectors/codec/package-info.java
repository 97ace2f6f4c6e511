/** Records as bytes: Avro for journeys, CloudEvents JSON for what was found in them, flat JSON lines for people and programs. */
@NullMarked
package io.throughline.connectors.codec;

import org.jspecify.annotations.NullMarked;

package io.throughline.connectors.formats;

import java.time.Instant;

/**
 * A time that was read.
 *
 * @param at to the microsecond
 * @param zoned whether it said or implied a zone
 */
record ReadTime(Instant at, boolean zoned) {}

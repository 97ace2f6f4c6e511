/** Raw records become one customer's journey: failures split off, duplicates removed, identities joined. */
@NullMarked
package io.throughline.jobs.ingest;

import org.jspecify.annotations.NullMarked;

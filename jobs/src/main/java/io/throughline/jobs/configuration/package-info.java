/** What a deployment decides: {@code throughline.yaml} as immutable records, every key checked when it is read. */
@NullMarked
package io.throughline.jobs.configuration;

import org.jspecify.annotations.NullMarked;

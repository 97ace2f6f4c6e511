/** The lakehouse's tables, and how records become their rows. */
@NullMarked
package io.throughline.domain.table;

import org.jspecify.annotations.NullMarked;

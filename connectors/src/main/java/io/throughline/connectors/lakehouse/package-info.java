/** The lakehouse: Iceberg tables made from the table files, written by streams and processes, read by anyone. */
@NullMarked
package io.throughline.connectors.lakehouse;

import org.jspecify.annotations.NullMarked;

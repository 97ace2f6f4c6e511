/** Raw records from files: what paths mean, and the bounded source that reads them. */
@NullMarked
package io.throughline.connectors.files;

import org.jspecify.annotations.NullMarked;

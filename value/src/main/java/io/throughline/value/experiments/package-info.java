/** What an experiment says, and when it cannot tell. */
@NullMarked
package io.throughline.value.experiments;

import org.jspecify.annotations.NullMarked;

/** What customers say of their experience, and what of it goes with leaving and with value. */
@NullMarked
package io.throughline.value.drivers;

import org.jspecify.annotations.NullMarked;

/** What an exposure changed, and when the data cannot tell. */
@NullMarked
package io.throughline.value.effects;

import org.jspecify.annotations.NullMarked;

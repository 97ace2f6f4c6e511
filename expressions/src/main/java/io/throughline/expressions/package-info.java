/** Typed, safe expressions in CEL syntax, checked when read and evaluated by closures of our own. */
@NullMarked
package io.throughline.expressions;

import org.jspecify.annotations.NullMarked;

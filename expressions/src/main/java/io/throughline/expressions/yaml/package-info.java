/** YAML files read safely, each value knowing its place, so that a mistake is shown where it was made. */
@NullMarked
package io.throughline.expressions.yaml;

import org.jspecify.annotations.NullMarked;

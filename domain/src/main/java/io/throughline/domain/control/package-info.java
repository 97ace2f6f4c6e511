/** Instructions to running jobs. */
@NullMarked
package io.throughline.domain.control;

import org.jspecify.annotations.NullMarked;

/** What happened to a customer, in one canonical form, and what could not be read. */
@NullMarked
package io.throughline.domain.event;

import org.jspecify.annotations.NullMarked;

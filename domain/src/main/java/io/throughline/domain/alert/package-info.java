/** What is announced: alerts, their webhook messages and the attempts to deliver them. */
@NullMarked
package io.throughline.domain.alert;

import org.jspecify.annotations.NullMarked;

/** When friction becomes an alert, and when the alert is over: plain logic over counts per window. */
@NullMarked
package io.throughline.alerts;

import org.jspecify.annotations.NullMarked;

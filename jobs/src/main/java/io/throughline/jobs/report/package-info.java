/** The report of a lakehouse: one HTML file that says what was found, to be read by people. */
@NullMarked
package io.throughline.jobs.report;

import org.jspecify.annotations.NullMarked;

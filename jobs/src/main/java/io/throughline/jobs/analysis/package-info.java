/** Value models on plain files: what is read, what is computed, and the document that says it. */
@NullMarked
package io.throughline.jobs.analysis;

import org.jspecify.annotations.NullMarked;

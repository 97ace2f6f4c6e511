/** The value flow: what customers are worth, which channels won them, who leaves, and what friction costs. */
@NullMarked
package io.throughline.jobs.value;

import org.jspecify.annotations.NullMarked;

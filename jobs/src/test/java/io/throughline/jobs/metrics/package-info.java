/** What the jobs export, seen by a reporter in the process of the tests. */
package io.throughline.jobs.metrics;

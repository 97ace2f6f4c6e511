package io.throughline.jobs.bench;

import java.util.function.Supplier;

/**
 * One thing that value models do, to be measured.
 *
 * @param title what is done, to how much
 * @param goalSeconds what it should take on two cores, warm
 * @param prepare makes the data and returns the work on them, whose result is returned so that it cannot be left out
 */
public record ValueCase(String title, double goalSeconds, Supplier<Supplier<Object>> prepare) {}

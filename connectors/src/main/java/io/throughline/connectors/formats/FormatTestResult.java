package io.throughline.connectors.formats;

/**
 * How one test of a format went.
 *
 * @param format the format's name
 * @param test the test's name
 * @param message what was found and what was expected; empty if it passed
 */
public record FormatTestResult(String format, String test, boolean passed, String message) {}

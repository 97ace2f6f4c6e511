package io.throughline.alerts;

import java.time.Instant;

/**
 * What a baseline knows of one earlier window, in which no alert fired.
 *
 * @param start first instant of the window
 * @param matches of the group in it
 * @param opportunities events of the channel in it
 */
public record PastWindow(Instant start, long matches, long opportunities) {}

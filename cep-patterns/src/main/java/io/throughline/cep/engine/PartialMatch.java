package io.throughline.cep.engine;

/**
 * A match that has begun: what it has captured, and when and in which part of the journey it began. Never changes.
 *
 * @param last what it captured last
 * @param start order time of its first event, in milliseconds
 * @param part the value of the pattern's {@link SubKey}; empty for patterns without
 */
record PartialMatch(Capture last, long start, String part) {}

package io.throughline.connectors.webhooks;

/**
 * A message that this process alone may send until its lease ends.
 *
 * @param attempt which one this is, 1 for the first
 * @param slowDowns how often in a row its endpoint asked for less
 * @param token of the lease
 */
record LeasedMessage(
        String messageId, String endpoint, String type, String body, int attempt, int slowDowns, String token) {}

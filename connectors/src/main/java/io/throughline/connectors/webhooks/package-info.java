/** From an alert to a signed message that a receiver has accepted: outbox, signature, address guard, retries. */
@NullMarked
package io.throughline.connectors.webhooks;

import org.jspecify.annotations.NullMarked;

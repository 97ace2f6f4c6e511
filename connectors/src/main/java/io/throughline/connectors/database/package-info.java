/** What the live flow keeps in a database: the state of each customer, and the outbox of webhooks. */
@NullMarked
package io.throughline.connectors.database;

import org.jspecify.annotations.NullMarked;

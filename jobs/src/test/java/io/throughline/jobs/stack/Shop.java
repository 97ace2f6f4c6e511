package io.throughline.jobs.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A shop's raw Segment events with a known truth: every second customer leaves a full cart, some of them having begun
 * anonymously; some events are sent twice, some records are broken.
 */
final class Shop {

    static final String RAW_TOPIC = "raw-shop";

    private static final Instant OPENING = Instant.parse("2026-03-02T08:00:00Z");
    private static final int CLOSING_CLICKS = 40;

    /** One raw record: its key, the time the broker gives it, its bytes. */
    record Raw(String key, Instant receivedAt, byte[] bytes) {}

    private final List<Raw> records = new ArrayList<>();
    private int events;
    private int broken;
    private int abandoned;

    private Shop() {}

    /** A day with {@code customers} customers, a second apart. */
    static Shop of(int customers) {
        Shop shop = new Shop();
        for (int i = 0; i < customers; i++) {
            shop.visit(i);
        }
        shop.records.sort(Comparator.comparing(Raw::receivedAt));
        shop.close(customers);
        return shop;
    }

    /** All records in the order of their arrival. */
    List<Raw> records() {
        return records;
    }

    /** Distinct events that can be read. */
    int events() {
        return events;
    }

    /** Records that cannot be read. */
    int broken() {
        return broken;
    }

    /** Carts left: as many matches of cart-abandonment. */
    int abandoned() {
        return abandoned;
    }

    private void visit(int i) {
        String customer = "c-" + i;
        Instant start = OPENING.plusSeconds(i);
        boolean leaves = i % 2 == 1;
        boolean anonymous = i % 5 == 1;
        String who = anonymous ? "\"anonymousId\":\"v-" + i + "\"" : "\"userId\":\"" + customer + "\"";
        String cart = event("cart-" + i, "track", start, who, "\"event\":\"Product Added\",\"properties\":{}");
        send(customer, start, cart);
        if (i % 7 == 0) {
            records.add(raw(customer, start.plusMillis(700), cart));
        }
        if (anonymous) {
            String both = "\"anonymousId\":\"v-" + i + "\",\"userId\":\"" + customer + "\"";
            send(customer, start.plusSeconds(60), event("in-" + i, "identify", start.plusSeconds(60), both, null));
        }
        if (!leaves) {
            Instant paid = start.plus(Duration.ofMinutes(10));
            String order =
                    "\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"o-" + i + "\",\"total\":19.99}";
            send(customer, paid, event("paid-" + i, "track", paid, "\"userId\":\"" + customer + "\"", order));
        } else {
            abandoned++;
        }
        if (i % 25 == 0) {
            broken++;
            records.add(raw(customer, start.plusMillis(900), "{\"type\":\"track\",\"messageId\":\"half-" + i));
        }
    }

    /**
     * Clicks of other visitors hours later, in every partition, so that event time passes all deadlines; and a last
     * moment that event time never passes, whose clicks wait and are not counted.
     */
    private void close(int customers) {
        Instant evening = OPENING.plusSeconds(customers).plus(Duration.ofHours(3));
        for (int i = 0; i < CLOSING_CLICKS; i++) {
            Instant time = evening.plusSeconds(i);
            send("night-" + i, time, event("night-" + i, "page", time, "\"userId\":\"n-" + i + "\"", null));
        }
        Instant midnight = evening.plus(Duration.ofHours(1));
        for (int i = 0; i < CLOSING_CLICKS; i++) {
            String waiting = event("midnight-" + i, "page", midnight, "\"userId\":\"m-" + i + "\"", null);
            records.add(raw("midnight-" + i, midnight, waiting));
        }
    }

    private void send(String key, Instant time, String json) {
        events++;
        records.add(raw(key, time.plusMillis(500), json));
    }

    private static Raw raw(String key, Instant receivedAt, String json) {
        return new Raw(key, receivedAt, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String id, String type, Instant time, String who, String rest) {
        return "{\"messageId\":\"" + id + "\",\"type\":\"" + type + "\",\"timestamp\":\"" + time + "\"," + who
                + (rest == null ? "" : "," + rest) + "}";
    }
}

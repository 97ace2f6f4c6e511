package io.throughline.connectors.codec;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events for tests: the least that an event has, everything it can have, and anything in between by a seed. */
public final class SampleEvents {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private SampleEvents() {}

    /** An event with only what every event has. */
    public static EventDraft bare(String source, String id, Instant at) {
        return new EventDraft()
                .set(EventField.EVENT_ID, id)
                .set(EventField.SOURCE, source)
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.EVENT_TIME, at)
                .set(EventField.ORDER_TIME, at)
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.CHANNEL, "web")
                .set(EventField.EVENT_TYPE, "page_viewed");
    }

    /** An event in which every field has a value. */
    public static CustomerEvent full() {
        return random(new Random(1), 1.0);
    }

    /** An event in which each field that may be missing is there with the probability {@code filled}. */
    public static CustomerEvent random(Random random, double filled) {
        EventDraft draft = new EventDraft();
        for (EventField field : EventField.values()) {
            if (!field.nullable() || random.nextDouble() < filled) {
                draft.set(field, value(field, random));
            }
        }
        return draft.build();
    }

    private static Object value(EventField field, Random random) {
        return switch (field) {
            case EVENT_TIME_QUALITY -> "skew_corrected";
            case CHANNEL -> Channel.values()[random.nextInt(Channel.values().length)].wireName();
            case DIRECTION -> "inbound";
            case ACTOR -> "agent";
            case STAGE -> "renewal";
            case ISSUE_EVIDENCE -> "inferred";
            case SCORE_TYPE -> "nps";
            default ->
                switch (field.type()) {
                    case STRING -> text(random);
                    case BOOLEAN -> random.nextBoolean();
                    case LONG -> random.nextLong();
                    case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(12));
                    case DECIMAL -> decimal(random);
                    case TIMESTAMP -> NOON.plusNanos(random.nextLong(-1L << 60, 1L << 60) / 1000 * 1000);
                    case STRING_LIST -> texts(random);
                    case STRING_MAP -> {
                        Map<String, String> map = new LinkedHashMap<>();
                        texts(random).forEach(key -> map.put(key, text(random)));
                        yield map;
                    }
                    case ITEMS -> {
                        List<OrderItem> items = new ArrayList<>();
                        for (int i = random.nextInt(3); i >= 0; i--) {
                            items.add(new OrderItem(
                                    text(random),
                                    random.nextBoolean() ? decimal(random) : null,
                                    random.nextBoolean() ? decimal(random) : null));
                        }
                        yield items;
                    }
                };
        };
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L), 4);
    }

    private static List<String> texts(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    /** Any characters that a string can hold and UTF-8 can carry. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(Character.MAX_CODE_POINT + 1) : 32 + random.nextInt(95);
            text.appendCodePoint(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point);
        }
        return text.toString();
    }
}

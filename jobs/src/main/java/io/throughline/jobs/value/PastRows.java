package io.throughline.jobs.value;

import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Makes happenings of table rows; leaves out what comes at or after as_of, what nobody did, and what programs did. */
abstract class PastRows implements FlatMapFunction<RowData, Happening> {

    private static final long serialVersionUID = 1L;

    private final long end;

    private PastRows(long end) {
        this.end = end;
    }

    @Override
    public void flatMap(RowData row, Collector<Happening> out) {
        Happening happening = happening(row);
        if (happening != null
                && happening.at() < end
                && (happening.customerId() != null || happening.visitorId() != null)) {
            out.collect(happening);
        }
    }

    abstract @Nullable Happening happening(RowData row);

    static @Nullable String text(RowData row, int column) {
        return row.isNullAt(column) ? null : row.getString(column).toString();
    }

    static long time(RowData row, int column) {
        return row.getTimestamp(column, 6).getMillisecond();
    }

    /** Rows of {@code events}. */
    static final class Events extends PastRows {

        static final List<String> COLUMNS = List.of(
                "event_time",
                "source",
                "event_id",
                "customer_id",
                "anonymous_id",
                "device_id",
                "is_bot_traffic",
                "event_type",
                "channel",
                "session_id",
                "device_type",
                "country",
                "referrer_host",
                "direction",
                "topic",
                "case_id",
                "conversation_id",
                "amount",
                "currency",
                "score_type",
                "score",
                "sentiment",
                "utm_source",
                "utm_medium",
                "utm_campaign",
                "properties");

        private static final long serialVersionUID = 1L;
        private static final StringData RESOLVED = StringData.fromString("resolved");
        private static final StringData CONTAINED = StringData.fromString("contained");

        Events(long end) {
            super(end);
        }

        @Override
        @Nullable
        Happening happening(RowData row) {
            if (row.getBoolean(6)) {
                return null;
            }
            String visitor = text(row, 4);
            PastEvent event = new PastEvent(
                    String.valueOf(text(row, 7)),
                    String.valueOf(text(row, 8)),
                    text(row, 9),
                    text(row, 10),
                    text(row, 11),
                    text(row, 12),
                    text(row, 13),
                    text(row, 14),
                    text(row, 15),
                    text(row, 16),
                    row.isNullAt(17) ? null : row.getDecimal(17, 18, 4).toBigDecimal(),
                    text(row, 18),
                    text(row, 19),
                    row.isNullAt(20) ? null : row.getDouble(20),
                    row.isNullAt(21) ? null : row.getDouble(21),
                    text(row, 22),
                    text(row, 23),
                    text(row, 24),
                    property(row, RESOLVED),
                    property(row, CONTAINED));
            return new Happening(
                    time(row, 0),
                    text(row, 1) + "|" + text(row, 2),
                    text(row, 3),
                    visitor == null ? text(row, 5) : visitor,
                    event,
                    null,
                    null);
        }

        private static @Nullable String property(RowData row, StringData name) {
            MapData properties = row.getMap(25);
            for (int i = 0; i < properties.size(); i++) {
                if (properties.keyArray().getString(i).equals(name)) {
                    return properties.valueArray().getString(i).toString();
                }
            }
            return null;
        }
    }

    /** Rows of {@code friction}: those that say that a match was found, under the id that it was found for. */
    static final class Matches extends PastRows {

        static final List<String> COLUMNS = List.of(
                "matched_at",
                "match_id",
                "customer_id",
                "profile_id",
                "state",
                "pattern",
                "step",
                "channel",
                "started_at");

        private static final long serialVersionUID = 1L;

        Matches(long end) {
            super(end);
        }

        @Override
        @Nullable
        Happening happening(RowData row) {
            if (!"matched".equals(text(row, 4))) {
                return null;
            }
            PastMatch match = new PastMatch(
                    String.valueOf(text(row, 5)),
                    String.valueOf(text(row, 6)),
                    String.valueOf(text(row, 7)),
                    time(row, 8));
            return new Happening(
                    time(row, 0), "match|" + text(row, 1), text(row, 2), visitorOf(text(row, 3)), null, match, null);
        }
    }

    /** Rows of {@code channel_switches}. */
    static final class Switches extends PastRows {

        static final List<String> COLUMNS =
                List.of("switched_at", "switch_id", "customer_id", "profile_id", "to_channel");

        private static final long serialVersionUID = 1L;

        Switches(long end) {
            super(end);
        }

        @Override
        Happening happening(RowData row) {
            return new Happening(
                    time(row, 0),
                    "switch|" + text(row, 1),
                    text(row, 2),
                    visitorOf(text(row, 3)),
                    null,
                    null,
                    text(row, 4));
        }
    }

    /** The anonymous or device id in a profile id; null if it is a customer's. */
    private static @Nullable String visitorOf(@Nullable String profile) {
        if (profile == null) {
            return null;
        }
        return profile.startsWith("anon:")
                ? profile.substring(5)
                : profile.startsWith("dev:") ? profile.substring(4) : null;
    }
}

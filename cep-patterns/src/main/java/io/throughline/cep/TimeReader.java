package io.throughline.cep;

import io.throughline.domain.event.Channel;
import io.throughline.expressions.yaml.DurationText;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads windows, limits and the business calendar of a pattern. */
final class TimeReader {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final String OPEN = " open";
    private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Parameters parameters;
    private final @Nullable BusinessCalendar calendar;

    TimeReader(Parameters parameters, @Nullable BusinessCalendar calendar) {
        this.parameters = parameters;
        this.calendar = calendar;
    }

    /** A duration that can be a window: whole milliseconds, more than none, and an end in sight for its state. */
    Duration window(YamlNode node) {
        return window(node, node.text());
    }

    /** {@code 2h}, {@code 24h open}, or one of them for each of some channels. */
    @Nullable
    Limit limit(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return null;
        }
        if (!node.get().isMapping()) {
            return limit(span(node.get()), Map.of());
        }
        Map<Channel, Span> byChannel = new EnumMap<>(Channel.class);
        Span otherwise = null;
        for (Map.Entry<String, YamlNode> entry : node.get().fields().entrySet()) {
            if (entry.getKey().equals("otherwise")) {
                otherwise = span(entry.getValue());
            } else {
                byChannel.put(channel(entry.getKey(), entry.getValue()), span(entry.getValue()));
            }
        }
        if (byChannel.isEmpty()) {
            throw node.get().problem("no channel", "a duration, or one for each of some channels");
        }
        return limit(otherwise, byChannel);
    }

    private Limit limit(@Nullable Span otherwise, Map<Channel, Span> byChannel) {
        boolean open = otherwise != null && otherwise.open()
                || byChannel.values().stream().anyMatch(Span::open);
        return new Limit(otherwise, byChannel, open ? calendar : null);
    }

    private Span span(YamlNode node) {
        String text = node.text();
        if (!text.endsWith(OPEN)) {
            return new Span(window(node, text), false);
        }
        if (calendar == null) {
            throw node.problem(
                    "open time, but no calendar", "a calendar in this file: calendar: { zone: …, days: …, open: … }");
        }
        return new Span(window(node, text.substring(0, text.length() - OPEN.length())), true);
    }

    private Duration window(YamlNode node, String text) {
        Object parameter = parameters.values().get(text);
        Duration duration = parameter instanceof Duration named
                ? named
                : DurationText.parse(text)
                        .orElseThrow(() -> node.problem(
                                "'" + text + "'",
                                "a duration such as 30s, 5m, 2h or 7d, or the name of a parameter that is one"
                                        + NearMiss.hint(
                                                text, parameters.values().keySet())));
        if (duration.isZero() || duration.toNanosPart() % 1_000_000 != 0 || duration.compareTo(LONGEST) > 0) {
            throw node.problem(text, "a duration from 1ms to " + LONGEST.toDays() + "d, in whole milliseconds");
        }
        return duration;
    }

    private static Channel channel(String name, YamlNode node) {
        for (Channel channel : Channel.values()) {
            if (channel.wireName().equals(name)) {
                return channel;
            }
        }
        List<String> names =
                java.util.Arrays.stream(Channel.values()).map(Channel::wireName).toList();
        throw node.problem(
                "the unknown channel " + name,
                "otherwise, or one of " + String.join(", ", names) + NearMiss.hint(name, names));
    }

    static @Nullable BusinessCalendar calendar(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return null;
        }
        node.get().onlyKeys(Words.array(Words.CALENDAR));
        ZoneId zone = zone(node.get().required("zone"));
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (YamlNode day : node.get().required("days").elements()) {
            days.add(day(day));
        }
        if (days.isEmpty()) {
            throw node.get().required("days").problem("no day", "at least one of " + String.join(", ", DAYS));
        }
        YamlNode open = node.get().required("open");
        Matcher hours = HOURS.matcher(open.text());
        if (!hours.matches()) {
            throw open.problem("'" + open.text() + "'", "opening hours such as 09:00-17:00");
        }
        LocalTime from = time(open, hours.group(1));
        LocalTime to = time(open, hours.group(2));
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw open.problem(open.text(), "hours that open before they close, 00:00 being the end of the day");
        }
        Set<LocalDate> holidays = new HashSet<>();
        node.get().optional("holidays").ifPresent(list -> list.elements().forEach(day -> holidays.add(date(day))));
        return new BusinessCalendar(zone, days, from, to, holidays);
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException unknown) {
            throw node.problem("the unknown time zone " + node.text(), "one such as Europe/Berlin or UTC");
        }
    }

    private static DayOfWeek day(YamlNode node) {
        int index = DAYS.indexOf(node.text().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw node.problem("'" + node.text() + "'", "one of " + String.join(", ", DAYS));
        }
        return DayOfWeek.of(index + 1);
    }

    private static LocalTime time(YamlNode node, String text) {
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException wrong) {
            throw node.problem(text, "a time of day from 00:00 to 24:00");
        }
    }

    private static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException wrong) {
            throw node.problem("'" + node.text() + "'", "a date such as 2026-12-25");
        }
    }
}

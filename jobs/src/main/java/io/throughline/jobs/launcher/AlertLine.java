package io.throughline.jobs.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A webhook message about an alert, as one line for people. */
final class AlertLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private AlertLine() {}

    /** @param zone of the business, in which people think of hours */
    static String of(byte[] message, ZoneId zone) throws IOException {
        JsonNode data = JSON.readTree(message).path("data");
        String time =
                TIME.format(Instant.parse(data.path("changed_at").asText()).atZone(zone));
        String place =
                data.path("pattern").asText() + " on " + data.path("channel").asText();
        if (data.path("state").asText().equals("resolved")) {
            String since =
                    TIME.format(Instant.parse(data.path("started_at").asText()).atZone(zone));
            return time + "  resolved  " + place + ", since " + since;
        }
        return time + "  FIRING    " + place + ": "
                + Numbers.count(data.path("matches").asLong(), "match") + expected(data) + ", "
                + Numbers.count(data.path("customers").asLong(), "customer") + money(data);
    }

    private static String expected(JsonNode data) {
        return data.path("expected").isNumber()
                ? String.format(
                        Locale.ROOT,
                        " where %.1f are usual",
                        data.path("expected").asDouble())
                : "";
    }

    private static String money(JsonNode data) {
        if (!data.path("value_exposed").isNumber()) {
            return "";
        }
        String exposed = ", " + rounded(data.path("value_exposed").decimalValue()) + " of yearly value exposed";
        return data.path("value_at_risk").isNumber()
                ? exposed + ", " + rounded(data.path("value_at_risk").decimalValue()) + " at risk"
                : exposed;
    }

    private static String rounded(BigDecimal money) {
        return Numbers.plain(money.setScale(0, RoundingMode.HALF_UP).longValue());
    }
}

package io.throughline.jobs.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
        String state = data.path("state").asText().equals("firing") ? "FIRING  " : "resolved";
        return time + "  " + state + "  " + data.path("summary").asText();
    }
}

package io.throughline.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.Samples;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.Events;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void flattenAnEventWithoutItsItems() {
        Map<String, Object> row = row(Rows.EVENTS, Events.full());

        assertThat(row).doesNotContainKey("items").hasSize(EventField.values().length - 1);
        assertThat(row.get("channel")).isEqualTo("messaging");
        assertThat(row.get("amount")).isEqualTo(Events.full().measures().amount());
        assertThat(Rows.EVENTS.table()).isEqualTo("events");
    }

    @Test
    void spreadTheEvidenceOfAMatch() {
        Map<String, Object> row = row(Rows.FRICTION, Samples.MATCH);

        assertThat(row)
                .containsEntry("state", "matched")
                .containsEntry("evidence_steps", List.of("cart"))
                .containsEntry("evidence_sources", List.of("shop"))
                .containsEntry("evidence_event_ids", List.of("e1"))
                .containsEntry("evidence_times", List.of("2026-03-02T12:00:00Z"))
                .containsEntry("value_exposed", new BigDecimal("120.00"))
                .containsEntry("value_at_risk_low", new BigDecimal("3.00"))
                .containsEntry("value_status", "estimated");
    }

    @Test
    void nameEveryComponentOfTheOtherRecords() {
        assertThat(row(Rows.CHANNEL_SWITCHES, Samples.SWITCH))
                .hasSize(16)
                .containsEntry("from_channel", "web")
                .containsEntry("to_channel", "voice")
                .containsEntry("evidence", "inferred");
        assertThat(row(Rows.ALERTS, Samples.ALERT))
                .hasSize(22)
                .containsEntry("state", "firing")
                .containsEntry("value_status", "estimated")
                .containsEntry("expected", 7.5);
        assertThat(row(Rows.WEBHOOK_DELIVERIES, Samples.DELIVERY)).hasSize(9).containsEntry("outcome", "retry");
        assertThat(row(Rows.FAILED_EVENTS, Samples.FAILURE)).hasSize(9).containsEntry("reason", "not_json");
    }

    @Test
    @SuppressWarnings("unchecked") // what was written is what is read
    void travelWithTheOperatorsThatWriteThem() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(Rows.ALERTS);
        RowMapping<Alert> copy =
                (RowMapping<Alert>) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(copy.columns()).isEqualTo(Rows.ALERTS.columns());
        assertThat(copy.row(Samples.ALERT)).isEqualTo(Rows.ALERTS.row(Samples.ALERT));
    }

    private static <T> Map<String, Object> row(RowMapping<T> mapping, T item) {
        Map<String, Object> row = new HashMap<>();
        Object[] values = mapping.row(item);
        for (int i = 0; i < values.length; i++) {
            row.put(mapping.columns().get(i), values[i]);
        }
        return row;
    }
}

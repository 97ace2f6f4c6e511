package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatDraftTest {

    private static final String TABLE = """
            Invoice No;InvoiceDate;Customer ID;Action;Total;Shop
            1;13.07.2026 10:00;c1;Order Completed;1.019,50 €;Utrecht
            2;01.07.2026 11:00;c2;Umtausch;9,50 €;"Den Haag; West"
            """;

    @TempDir
    Path folder;

    @Test
    void guessesWhatATableSaysAndAsksForTheRest() throws Exception {
        String draft = FormatDraft.of("Sales Export.csv", Reading.utf8(TABLE));

        CustomerEvent event = read(draft, TABLE.lines().toList().get(1));
        assertThat(event.what().eventType()).isEqualTo("order_completed");
        assertThat(event.who().customerId()).isEqualTo("c1");
        assertThat(event.time().eventTime()).isEqualTo("2026-07-13T10:00:00Z");
        assertThat(event.measures().amount()).isEqualByComparingTo("1019.5");
        assertThat(event.correlation().orderId()).isEqualTo("1");
        assertThat(draft)
                .contains("format: sales-export")
                .contains("Umtausch: other   # ?")
                .contains("# ? In which zone is InvoiceDate?")
                .contains("# ? What is Action = Umtausch?");
    }

    @Test
    void findsTheRecordsOfABatch() throws Exception {
        String batch =
                "{\"sentAt\":\"2026-03-01T10:00:01Z\",\"events\":[{\"uuid\":\"1\",\"eventName\":\"Product Added\","
                        + "\"timestamp\":\"2026-03-01T10:00:00Z\",\"user\":{\"userId\":\"u1\"},\"odd name\":[1,2]}]}";

        String draft = FormatDraft.of("app", Reading.utf8(batch));

        CustomerEvent event = read(draft, batch);
        assertThat(draft).contains("records: events");
        assertThat(event.identity().eventId()).isEqualTo("1");
        assertThat(event.what().eventType()).isEqualTo("product_added");
        assertThat(event.who().customerId()).isEqualTo("u1");
    }

    @Test
    void saysWhyItCannotReadASample() {
        assertThatThrownBy(() -> FormatDraft.of("x", new byte[0])).hasMessageContaining("the sample is empty");
        assertThatThrownBy(() -> FormatDraft.of("x", Reading.utf8("just a text\nand another")))
                .hasMessageContaining("neither JSON nor a table");
        assertThatThrownBy(() -> FormatDraft.of("x", Reading.utf8("{\n  \"a\": 1\n}")))
                .hasMessageContaining("not one record a line");
    }

    private CustomerEvent read(String draft, String record) throws Exception {
        Format format = Format.read(Files.writeString(folder.resolve("draft.yaml"), draft));
        return Reading.event(Reading.one(Reading.by(format, ReceivedAt.eventTime()), Reading.utf8(record)));
    }
}

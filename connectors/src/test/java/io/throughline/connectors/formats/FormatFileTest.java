package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatFileTest {

    private static final String GOOD = """
            format: till
            about: Receipts of a till.
            reads: csv
            separator: ;
            columns: [ no, at, card, total, kind, note ]
            json_columns: note
            time: { event: at, zone: Europe/Berlin }
            fields:
              event_id: { join: [ { value: till }, no ], with: "-", all: true }
              event_type: { from: kind, map: kinds }
              customer_id: card
              channel: { value: store }
              amount: total
              topic:
                - { when: "raw.note.urgent == true", value: urgent }
                - note.topic
              touchpoint: { join: [ note.town, note.shop ] }
              wait_ms: { from: note.waited, as: minutes }
            properties: { from: note, keep: name }
            translations:
              kinds: { SALE: order_completed, back: return_completed }
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("till.yaml");
    }

    @Test
    void readsAFormatThatIsNotShipped() throws Exception {
        Files.writeString(file, GOOD);
        RecordReader reader = Reading.by(Format.named(file.toString()), ReceivedAt.eventTime());
        String line = "7;2026-07-01 12:00:00;c1;\"9.50\";Sale;"
                + "\"{\"\"urgent\"\":true,\"\"shop\"\":\"\"Mitte\"\",\"\"waited\"\":2,\"\"name\"\":\"\"Tea; green\"\"}\"";

        CustomerEvent event = Reading.event(Reading.one(reader, Reading.utf8(line)));

        assertThat(event.identity().eventId()).isEqualTo("till-7");
        assertThat(event.identity().sourceFormat()).isEqualTo("till");
        assertThat(event.time().eventTime()).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(event.what().eventType()).isEqualTo("order_completed");
        assertThat(event.what().topic()).isEqualTo("urgent");
        assertThat(event.where().touchpoint()).isEqualTo("Mitte");
        assertThat(event.measures().waitMs()).isEqualTo(120_000);
        assertThat(event.trust().properties()).containsEntry("name", "Tea; green");
    }

    @Test
    void joinsAllPartsOfAnIdOrNone() throws Exception {
        Files.writeString(file, GOOD);
        RecordReader reader = Reading.by(Format.read(file), ReceivedAt.eventTime());

        CustomerEvent event =
                Reading.event(Reading.one(reader, Reading.utf8(";2026-07-01;c1;1;back;{\"topic\":\"fit\"}")));

        assertThat(event.identity().derived()).isTrue();
        assertThat(event.what().topic()).isEqualTo("fit");
        assertThat(event.where().touchpoint()).isNull();
    }

    @Test
    void refusesAQuotedCellThatDoesNotEnd() throws Exception {
        Files.writeString(file, GOOD);

        assertThat(Reading.one(Reading.by(Format.read(file), ReceivedAt.eventTime()), Reading.utf8("7;\"2026"))
                        .failure()
                        .reason())
                .isIn("not_csv", "wrong_columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format: till                | format: Till! | till.yaml:1:9: format: found the name Till!, expected lower-case letters, digits and -, beginning with a letter
            about: Receipts of a till.  | abuot: x      | till.yaml:2:1: abuot: found unknown key abuot, expected one of format, about,
            reads: csv                  | reads: csw    | till.yaml:3:8: reads: found the unknown kind of record csw, expected one of json, form, tsv, csv; did you mean csv?
            reads: csv                  | reads: [ csv, tsv ] | till.yaml:3:8: reads: found tsv and csv, expected one of them
            reads: csv                  | reads: json   | till.yaml:4:12: separator: found separator, expected separator in formats that read tsv or csv only
            separator: ;                | separator: ab | till.yaml:4:12: separator: found ab, expected one character
            json_columns: note          | records: batch | till.yaml:6:10: records: found records in lines of cells
            Europe/Berlin               | Europe/Berln  | found the unknown zone Europe/Berln, expected a zone such as UTC
            event: at                   | evnt: at      | time.evnt: found unknown key evnt
            customer_id: card           | custmer_id: card | till.yaml:11:15: fields.custmer_id: found the unknown field custmer_id, expected a field of the canonical event; did you mean customer_id?
            customer_id: card           | profile_id: card | fields.profile_id: found the field profile_id, expected no rule: it follows from the others
            customer_id: card           | received_at: at | found the field received_at, expected it under time
            customer_id: card           | items: card   | found the field items, expected it at the top of the file, as items:
            customer_id: card           | customer_id: card..no | till.yaml:11:16: fields.customer_id: found the path card..no, wrong from character 5, expected names joined by dots
            customer_id: card           | customer_id: { form: card } | fields.customer_id.form: found unknown key form
            customer_id: card           | customer_id: { from: card, value: x } | found from and value, expected one of from, value, join, between, multiply
            customer_id: card           | customer_id: { as: lower_case } | found no source of the value, expected one of from, value, join, between, multiply
            customer_id: card           | customer_id: { from: card, with: x } | found with without join, expected with beside join only
            as: minutes                 | as: minuts    | found the unknown converter minuts, expected one of lower_case,
            map: kinds                  | map: kind     | till.yaml:10:34: fields.event_type.map: found the unknown translation kind, expected one of kinds; did you mean kinds?
            SALE: order_completed       | SALE: order_complete | found the unknown name order_complete, expected a known name; did you mean order_completed?
            value: store                | value: shop   | fields.channel.value: found the unknown name shop, expected one of web, app,
            value: store                | value: [ a ]  | found more than one value, expected a single value
            raw.note.urgent             | row.note.urgent | row
            raw.note.urgent == true     | raw.note.urgent == | till.yaml:15
            event_type: {               | event_name: { | fields.event_type: found nothing, expected a value
            """)
    void namesEveryMistakeInItsPlace(String good, String bad, String problem) throws Exception {
        Files.writeString(file, GOOD.replace(good, bad));

        assertThatThrownBy(() -> Format.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void namesAllMistakesAtOnce() throws Exception {
        Files.writeString(
                file,
                GOOD.replace("zone: Europe/Berlin", "zone: x")
                        .replace("amount:", "amuont:")
                        .replace("note.topic", "a b"));

        List<Problem> problems = catchThrowableOfType(ProblemException.class, () -> Format.read(file))
                .problems();

        assertThat(problems).hasSize(3);
        assertThat(problems.toString()).contains("did you mean amount?", "the path a b", "the unknown zone x");
    }

    @Test
    void namesMistakesInTests() throws Exception {
        Files.writeString(file, GOOD + """
                        tests:
                          - name: one
                            raw: { no: 1, kid: SALE }
                            expect: { event_id: till-1 }
                        """);
        assertThatThrownBy(() -> Format.read(file)).hasMessageContaining("tests[0].raw.kid: found unknown key kid");

        Files.writeString(
                file,
                Files.readString(file).replace("kid: SALE", "kind: SALE").replace("event_id: till-1", "evnt_id: x"));
        assertThatThrownBy(() -> Format.read(file)).hasMessageContaining("the unknown field evnt_id");
    }

    @Test
    void saysWhenAFileIsMissing() {
        assertThatThrownBy(() -> Format.read(folder.resolve("none.yaml")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("none.yaml");
    }
}

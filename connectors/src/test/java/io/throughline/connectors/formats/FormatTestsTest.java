package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTestsTest {

    @TempDir
    Path folder;

    @Test
    void sayWhatWasFoundAndWhatWasExpectedAtItsPlace() throws Exception {
        FormatTestResult result = run("{ t: 1772366400, id: x }", "{ event_id: y, channel: web, user_id: null }");

        assertThat(result.passed()).isFalse();
        assertThat(result.message()).endsWith("till.yaml:12:25: event_id: found x, expected y");
    }

    @Test
    void countTheEventsOfARecord() throws Exception {
        assertThat(run("{ t: 1772366400, id: x }", "[ { event_id: x }, { event_id: z } ]")
                        .message())
                .isEqualTo("found 1 events, expected 2");
    }

    @Test
    void nameTheFailureWhereAnEventWasExpected() throws Exception {
        assertThat(run("{ id: x }", "{ event_id: x }").message())
                .contains("event_id: found the failure no_event_time (no time, and no time of arrival to take)");
        assertThat(run("{ id: x }", "{ fails: no_event_time }").passed()).isTrue();
        assertThat(run("{ t: 1772366400, id: x }", "{ fails: no_event_time }").passed())
                .isFalse();
    }

    @Test
    void compareNumbersAndNestedValues() throws Exception {
        String record = "{ t: 1772366400, id: x, sum: 5, lines: [ { sku: a, n: 2 } ], more: { b: 1 } }";

        assertThat(run(record, "{ amount: 5, items: [ { product_id: a, quantity: 2.0, price: null } ] }")
                        .message())
                .isEmpty();
        assertThat(run(record, "{ amount: 5.01 }").passed()).isFalse();
        assertThat(run(record, "{ items: [ { product_id: b } ] }").passed()).isFalse();
        assertThat(run(record, "{ items: [] }").passed()).isFalse();
        assertThat(run(record, "{ properties: { b: 1 }, event_id: \"*\" }").passed())
                .isTrue();
        assertThat(run(record, "{ properties: { b: 2 } }").passed()).isFalse();
    }

    private FormatTestResult run(String raw, String expect) throws Exception {
        Path file = folder.resolve("till.yaml");
        Files.writeString(file, """
                format: till
                about: A till.
                reads: json
                time: { event: t }
                fields: { event_id: id, event_type: { value: order_completed }, channel: { value: web }, amount: sum }
                items: { each: lines, product: sku, quantity: n }
                properties: { from: more }
                tests:
                  - name: one
                    raw: %s

                    expect: %s
                """.formatted(raw, expect));
        List<FormatTestResult> results = FormatTests.run(Format.read(file));
        assertThat(results).hasSize(1);
        assertThat(results.get(0).format()).isEqualTo("till");
        return results.get(0);
    }
}

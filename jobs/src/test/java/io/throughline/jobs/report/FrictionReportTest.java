package io.throughline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrictionReportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void countsEachMatchOnceInItsLastState() {
        FrictionReport report = of(List.of(
                match("m1", "matched", "anon:1", 0),
                match("m1", "rekeyed", "c1", 1),
                match("m2", "matched", "c1", 2),
                match("m3", "matched", "c2", 3),
                match("m3", "retracted", "c2", 4)));

        assertThat(report.matches()).isEqualTo(2);
        assertThat(report.matchesByPattern()).isEqualTo(Map.of("cart-abandonment", 2L));
        assertThat(report.html())
                .contains("2026-03-01 12:01", "2026-03-01 12:02", "cart → wait")
                .contains("<dd>2<small>1 patterns</small>", "<dt>Customers affected</dt><dd>1</dd>");
    }

    @Test
    void whateverATextHoldsIsShownAsText() {
        Map<String, Object> hostile = match("m1", "matched", "<script>alert(1)</script>", 0);
        hostile.put("pattern", "<img src=x onerror=alert(2)>");
        hostile.put("severity", "\"><svg onload=alert(3)>");

        assertThat(of(List.of(hostile)).html())
                .doesNotContain("<script", "<img", "<svg")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void needsNoNetworkAndNoScripts() {
        assertThat(of(List.of(match("m1", "matched", "c1", 0))).html())
                .doesNotContain("<script", "<link", "http://", "https://", "@import", "url(");
    }

    @Test
    void movesMakeAMatrixWithTheirMedianTime() {
        FrictionReport report = FrictionReport.of(
                10,
                List.of(),
                List.of(),
                List.of(move("s1", "web", "voice", 5), move("s2", "web", "voice", 15), move("s3", "app", "chat", 130)),
                List.of(),
                List.of());

        assertThat(report.switches()).isEqualTo(3);
        assertThat(report.html())
                .contains("<td class=\"heat2\"><b>2</b><span>5 min</span></td>")
                .contains("<td class=\"heat1\"><b>1</b><span>2 h 10 min</span></td>");
    }

    @Test
    void anAlertSaysWhenItFiredAndWhenItResolved() {
        FrictionReport report = FrictionReport.of(
                10,
                List.of(),
                List.of(),
                List.of(),
                List.of(alert("a1", "firing", 30), alert("a1", "resolved", 90), alert("a2", "firing", 60)),
                List.of());

        assertThat(report.alertsFired()).isEqualTo(2);
        assertThat(report.alertsResolved()).isEqualTo(1);
        assertThat(report.html()).contains("after 1 h", "not yet", "2026-03-01 12:30", "2026-03-01 13:30");
    }

    @Test
    void deliveriesAndDataQualityAreSaid() {
        FrictionReport report = FrictionReport.of(
                1_234,
                List.of(Map.of("reason", "not_json"), Map.of("reason", "not_json"), Map.of("reason", "too_large")),
                List.of(),
                List.of(),
                List.of(),
                List.of(attempt("w1", 1, "retry", 503), attempt("w1", 2, "delivered", 200)));

        assertThat(report.html())
                .contains("1,234 events accepted, 3 records could not be read (not json 2, too large 1)")
                .contains("1 of 1 messages delivered in 2 attempts", "HTTP 503", "HTTP 200");
    }

    @Test
    void anEmptyLakehouseSaysThatNothingWasFound() throws Exception {
        Path file = folder.resolve("new").resolve("report.html");

        of(List.of()).write(file);

        assertThat(Files.readString(file))
                .contains("No friction was found.", "No alert fired.", "No webhook was sent.");
    }

    private static FrictionReport of(List<Map<String, Object>> friction) {
        return FrictionReport.of(10, List.of(), List.copyOf(friction), List.of(), List.of(), List.of());
    }

    private static Map<String, Object> match(String id, String state, String customer, int minute) {
        Map<String, Object> row = new HashMap<>();
        row.put("match_id", id);
        row.put("pattern", "cart-abandonment");
        row.put("state", state);
        row.put("profile_id", customer);
        row.put("customer_id", customer);
        row.put("matched_at", NOON.plusSeconds(60L * minute));
        row.put("detected_at", NOON.plusSeconds(60L * minute));
        row.put("step", "cart");
        row.put("channel", "web");
        row.put("severity", "medium");
        row.put("evidence_steps", List.of("cart", "wait"));
        return row;
    }

    private static Map<String, Object> move(String id, String from, String to, int minutes) {
        return Map.of("switch_id", id, "from_channel", from, "to_channel", to, "lag_ms", minutes * 60_000L);
    }

    private static Map<String, Object> alert(String id, String state, int minute) {
        Map<String, Object> row = new HashMap<>();
        row.put("message_id", id + state);
        row.put("alert_id", id);
        row.put("state", state);
        row.put("changed_at", NOON.plusSeconds(60L * minute));
        row.put("matches", 7L);
        row.put("threshold", 5L);
        row.put("customers", 6L);
        return row;
    }

    private static Map<String, Object> attempt(String id, int attempt, String outcome, int status) {
        Map<String, Object> row = new HashMap<>();
        row.put("message_id", id);
        row.put("attempt", attempt);
        row.put("attempted_at", NOON);
        row.put("outcome", outcome);
        row.put("status_code", status);
        row.put("duration_ms", 12L);
        return row;
    }
}

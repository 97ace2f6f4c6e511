package io.throughline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrictionReportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void countsEachMatchOnceInItsLastState() {
        FrictionReport report = friction(
                match("m1", "matched", "anon:1", 0),
                match("m1", "rekeyed", "c1", 1),
                match("m2", "matched", "c1", 2),
                match("m3", "matched", "c2", 3),
                match("m3", "retracted", "c2", 4));

        assertThat(report.matches()).isEqualTo(2);
        assertThat(report.matchesByPattern()).isEqualTo(Map.of("cart-abandonment", 2L));
        assertThat(report.html())
                .contains("1 Mar 2026 12:01", "1 Mar 2026 12:02", "cart → wait")
                .contains("<dd>2<small>1 patterns</small>", "it was found 2 times, with 1 customers");
    }

    @Test
    void whateverATextHoldsIsShownAsText() {
        Map<String, @Nullable Object> hostile = match("m1", "matched", "<script>alert(1)</script>", 0);
        hostile.put("pattern", "<img src=x onerror=alert(2)>");
        hostile.put("severity", "\"><svg onload=alert(3)>");

        assertThat(friction(hostile).html())
                .doesNotContain("<script", "<img", "<svg onload")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void needsNoNetworkAndNoScripts() {
        assertThat(of(new SyntheticCompany()).html())
                .doesNotContain("<script", "<link", "http://", "https://", "@import", "url(", "NaN", "Infinity");
    }

    @Test
    void theFirstSentenceSaysWhatToFixFirstAndWhatItCosts() {
        assertThat(of(new SyntheticCompany()).html())
                .contains("Fix <em>payment failure</em> first: it puts about €41.2k of customer value at risk")
                .contains("between €27.2k and €59.7k is estimated to be lost")
                .contains("not distinguishable from zero", "no estimate: too few cases");
    }

    @Test
    void withoutAnEstimateItSaysHowMuchIsExposedAndThatItIsNotTheLoss() {
        Map<String, @Nullable Object> cost = new HashMap<>(Map.of(
                "run_id", "run", "as_of", NOON, "pattern", "cart-abandonment", "step", "(all)", "channel", "(all)"));
        cost.put("status", "not_enough_data");
        cost.put("customers_affected", 3L);
        cost.put("value_exposed", new BigDecimal("12345.6700"));

        String html = of(Map.of(
                        "friction", List.of(match("m1", "matched", "c1", 0)),
                        "runs", List.of(Map.of("run_id", "run", "as_of", NOON, "run_number", 1, "status", "published")),
                        "friction_cost", List.of(cost)))
                .html();

        assertThat(html)
                .contains("Look at <em>cart abandonment</em> first: it meets customers worth €12.3k")
                .contains("how much is exposed, not how much is lost");
    }

    @Test
    void whatIsMissingIsSaidWithTheCommandThatFillsIt() {
        assertThat(friction(match("m1", "matched", "c1", 0)).html())
                .contains("What it costs is not known yet: <code>throughline value run</code>")
                .contains("The table journey_steps is empty: <code>throughline value run</code>")
                .contains("The table attribution is empty: <code>throughline value run</code>")
                .contains("The tables customer_value and churn are empty: <code>throughline value run</code>");
    }

    @Test
    void movesMakeAMatrixWithTheirMedianTime() {
        FrictionReport report = of(Map.of(
                "channel_switches",
                List.of(
                        move("s1", "web", "voice", 5),
                        move("s2", "web", "voice", 15),
                        move("s3", "app", "chat", 130))));

        assertThat(report.switches()).isEqualTo(3);
        assertThat(report.html())
                .contains("<td class=\"heat2\"><b>2</b><span>5 min</span></td>")
                .contains("<td class=\"heat1\"><b>1</b><span>2 h 10 min</span></td>");
    }

    @Test
    void anAlertSaysWhenItFiredAndWhenItResolved() {
        FrictionReport report = of(Map.of(
                "alerts", List.of(alert("a1", "firing", 30), alert("a1", "resolved", 90), alert("a2", "firing", 60))));

        assertThat(report.alertsFired()).isEqualTo(2);
        assertThat(report.alertsResolved()).isEqualTo(1);
        assertThat(report.html()).contains("after 1 h", "not yet", "1 Mar 2026 12:30", "1 Mar 2026 13:30");
    }

    @Test
    void deliveriesAndDataQualityAreSaid() {
        FrictionReport report = of(Map.of(
                "events", Collections.nCopies(1_234, Map.of("source", "web", "event_time_quality", "ok")),
                "failed_events",
                        List.of(
                                Map.of("reason", "not_json"),
                                Map.of("reason", "not_json"),
                                Map.of("reason", "too_large")),
                "webhook_deliveries", List.of(attempt("w1", 1, "retry", 503), attempt("w1", 2, "delivered", 200))));

        assertThat(report.html())
                .contains("1,237 records were received: 1,234 events accepted")
                .contains("3 records could not be read (not json 2, too large 1; 0.2\u202f% of all)")
                .contains("all delivered", "last failed attempt: HTTP 503");
    }

    @Test
    void anEmptyLakehouseSaysThatNothingWasFound() throws Exception {
        Path file = folder.resolve("new").resolve("report.html");

        of(Map.of()).write(file);

        assertThat(Files.readString(file))
                .contains("No friction was found.", "No alert fired.", "No webhook was sent.");
    }

    @SafeVarargs
    private static FrictionReport friction(Map<String, @Nullable Object>... rows) {
        return of(Map.of("friction", List.of(rows)));
    }

    private static FrictionReport of(Map<String, List<Map<String, @Nullable Object>>> tables) {
        return of((table, columns, column, value, consumer) -> tables.getOrDefault(table, List.of()).stream()
                .filter(row -> column == null || row.get(column) == value)
                .forEach(consumer));
    }

    private static FrictionReport of(ReportTables tables) {
        return FrictionReport.of(tables, Currency.getInstance("EUR"));
    }

    private static Map<String, @Nullable Object> match(String id, String state, String customer, int minute) {
        Map<String, @Nullable Object> row = new HashMap<>();
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

    private static Map<String, @Nullable Object> move(String id, String from, String to, int minutes) {
        return Map.of("switch_id", id, "from_channel", from, "to_channel", to, "lag_ms", minutes * 60_000L);
    }

    private static Map<String, @Nullable Object> alert(String id, String state, int minute) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("message_id", id + state);
        row.put("alert_id", id);
        row.put("state", state);
        row.put("changed_at", NOON.plusSeconds(60L * minute));
        row.put("matches", 7L);
        row.put("threshold", 5L);
        row.put("customers", 6L);
        return row;
    }

    private static Map<String, @Nullable Object> attempt(String id, int attempt, String outcome, int status) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("message_id", id);
        row.put("attempt", attempt);
        row.put("attempted_at", NOON);
        row.put("outcome", outcome);
        row.put("status_code", status);
        row.put("duration_ms", 12L);
        return row;
    }
}

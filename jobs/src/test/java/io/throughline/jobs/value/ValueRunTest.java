package io.throughline.jobs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.lakehouse.LakehouseWriter;
import io.throughline.connectors.lakehouse.Runs;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.table.Rows;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.Events;
import io.throughline.jobs.Matches;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop of 120 customers. All ordered once, 160 days ago, after a visit from a paid search of a visitor who then said who
 * they are. All had a cart 150 days ago: 60 left it, and 30 of these never came back; of the others 6 did not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueRunTest {

    private static final double DAY = 1440;
    private static final Instant AS_OF = Events.NOON;
    private static final int CUSTOMERS = 120;

    private Path out;
    private ValueRun.Outcome first;
    private ValueRun.Outcome second;

    @BeforeAll
    void runTwice(@TempDir Path folder) throws Exception {
        out = folder;
        LakehouseSettings settings = LakehouseSettings.embedded(out);
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            lakehouse.createTables();
            LakehouseWriter writer = new LakehouseWriter(lakehouse);
            writer.appendAll(Rows.EVENTS, events(), "test", 1);
            writer.appendAll(Rows.FRICTION, matches(), "test", 1);
        }
        ValueSettings value = new ValueSettings(
                AS_OF, AS_OF, ExchangeRates.none(), Map.of("cart-abandonment", List.of("product_added")));
        first = new ValueRun(settings, 2).run(value, CampaignSpend.none());
        second = new ValueRun(settings, 1).run(value, CampaignSpend.none());
    }

    @Test
    void anEffectIsTheDifferenceOfThoseWhoHadTheSameChance() {
        Map<String, @Nullable Object> cost =
                rows("friction_cost", "step", "(all)").get(0);

        assertThat(cost)
                .containsEntry("pattern", "cart-abandonment")
                .containsEntry("status", "estimated")
                .containsEntry("opportunities", 120L)
                .containsEntry("exposed", 60L);
        assertThat((Double) cost.get("churn_effect")).isCloseTo(0.4, within(1e-9));
        assertThat((BigDecimal) cost.get("spend_effect")).isEqualByComparingTo("-8");
        assertThat((Double) cost.get("churn_effect_low")).isBetween(0.2, 0.39);
    }

    @Test
    void aVisitBelongsToTheCustomerThatTheVisitorTurnsOutToBe() {
        assertThat(rows("attribution", "model", "last_touch"))
                .filteredOn(row -> "(all)".equals(row.get("campaign")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("channel", "paid_search")
                        .containsEntry("conversions", 120.0)
                        .containsEntry("new_customers", 120.0)
                        .containsEntry("revenue", new BigDecimal("2400.0000")));
    }

    @Test
    void ordersInACurrencyWithoutARateAreLeftOutAndCounted() {
        assertThat(first.ordersWithoutRate()).isEqualTo(1);
        assertThat(rows("customer_value", "customer_id", "c0"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("orders", 1L));
    }

    @Test
    void whatComesAtOrAfterAsOfDoesNotCount() {
        assertThat(rows("customer_360", "customer_id", "late")).isEmpty();
    }

    @Test
    void twoRunsOverTheSameDataGiveTheSameRowsButForTheirIds() {
        assertThat(second.runId()).isNotEqualTo(first.runId());
        assertThat(withoutIds(second)).isEqualTo(withoutIds(first));
    }

    @Test
    void thePublishedRunIsTheLastOneAndHoldsThePrices() {
        try (Lakehouse lakehouse = Lakehouse.open(LakehouseSettings.embedded(out))) {
            PublishedValues values = PublishedValues.of(lakehouse);

            assertThat(new Runs(lakehouse).latest().orElseThrow().runId()).isEqualTo(second.runId());
            assertThat(values.customers()).hasSize(CUSTOMERS);
            FrictionCost cost = values.frictionCosts().get(0);
            assertThat(cost.status()).isEqualTo(EffectStatus.ESTIMATED);
            assertThat(cost.runId()).isEqualTo(second.runId());
            assertThat(new LakehouseReader(lakehouse).rows("customer_value")).hasSize(CUSTOMERS);
        }
    }

    private List<Map<String, @Nullable Object>> rows(String table, String column, String value) {
        return first.results().get(table).stream()
                .filter(row -> value.equals(row.get(column)))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> withoutIds(ValueRun.Outcome outcome) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        outcome.results().values().forEach(rows::addAll);
        rows.forEach(row -> row.remove("run_id"));
        return rows;
    }

    private static List<CustomerEvent> events() {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String customer = "c" + i;
            events.add(Events.visitor(Events.at(-160 * DAY - 30, "visit" + i, "page_viewed"), "v" + i)
                    .set(EventField.PROFILE_ID, "anon:v" + i)
                    .set(EventField.UTM_MEDIUM, "cpc")
                    .set(EventField.UTM_SOURCE, "google")
                    .build());
            events.add(order(-160 * DAY, "first" + i, customer, "EUR")
                    .set(EventField.ANONYMOUS_ID, "v" + i)
                    .build());
            events.add(Events.ofCustomer(-150 * DAY, "cart" + i, "product_added", customer));
            if (!leaves(i)) {
                events.add(order(-140 * DAY, "next" + i, customer, "EUR").build());
            }
        }
        events.add(order(-10 * DAY, "foreign", "c0", "CHF").build());
        events.add(Events.ofCustomer(0, "too-late", "page_viewed", "late"));
        return events;
    }

    private static List<FrictionMatch> matches() {
        List<FrictionMatch> matches = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS / 2; i++) {
            matches.add(Matches.at(-150 * DAY, "c" + i));
        }
        return matches;
    }

    private static boolean leaves(int customer) {
        return customer < CUSTOMERS / 2 ? customer < 30 : customer % 10 == 0;
    }

    private static EventDraft order(double minutes, String id, String customer, String currency) {
        return Events.customer(Events.at(minutes, id, "order_completed"), customer)
                .set(EventField.ORDER_ID, id)
                .set(EventField.AMOUNT, new BigDecimal("20"))
                .set(EventField.CURRENCY, currency);
    }
}

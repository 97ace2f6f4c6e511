package io.throughline.cep;

import static io.throughline.cep.Events.at;
import static io.throughline.cep.Events.draft;
import static io.throughline.cep.Events.event;
import static io.throughline.cep.Events.merge;
import static io.throughline.cep.Events.record;
import static org.apache.flink.api.common.RuntimeExecutionMode.BATCH;
import static org.apache.flink.api.common.RuntimeExecutionMode.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole flow on a mini cluster, in both modes. */
@Timeout(180)
class PatternMatchingTest {

    private static final List<PatternDefinition> SHIPPED =
            PatternFiles.shipped().stream().filter(PatternDefinition::isLive).toList();
    private static final List<PatternDefinition> CARTS = List.of(SHIPPED.get(1));
    private static final List<PatternDefinition> SWITCHES = List.of(SHIPPED.get(2));

    private static final String[] TYPES = {
        "product_added",
        "product_removed",
        "order_completed",
        "checkout_started",
        "contact_started",
        "contact_ended",
        "issue_resolved",
        "message_sent",
        "bot_fallback",
        "bot_understood",
        "page_viewed"
    };

    private static MiniCluster cluster;
    private static Flows flows;

    @BeforeAll
    static void startTheCluster() throws Exception {
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(3)
                .withRandomPorts()
                .build());
        cluster.start();
        flows = new Flows(cluster);
    }

    @AfterAll
    static void stopTheCluster() throws Exception {
        cluster.close();
    }

    @Test
    void givesTheSameMatchesInBatchAndStreamAtAnyParallelismAndInAnyOrderWithinTheDisorder() throws Exception {
        List<JourneyRecord> journeys = randomJourneys(42);

        Flows.Outcome inOrder = flows.run(STREAMING, 1, SHIPPED, journeys);

        assertThat(inOrder.matches())
                .hasSizeGreaterThan(40)
                .anySatisfy(match -> assertThat(match).contains("state=REKEYED"));
        assertThat(inOrder.late()).isEmpty();
        assertThat(flows.run(BATCH, 3, SHIPPED, journeys).matches()).isEqualTo(inOrder.matches());
        assertThat(flows.run(STREAMING, 3, SHIPPED, shuffled(journeys, 7)).matches())
                .isEqualTo(inOrder.matches());
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void endOfDataIsNotTheEndOfTime(RuntimeExecutionMode mode) throws Exception {
        Flows.Outcome outcome = flows.run(
                mode,
                1,
                CARTS,
                List.of(
                        record("c1", "ada", "product_added", 0),
                        record("c2", "bob", "product_added", 30),
                        record("p1", "bob", "page_viewed", 60)));

        // Ada's hour ends with the data, Bob's half an hour later.
        assertThat(outcome.matches()).hasSize(1).first().asString().contains("profileId=ada");
        assertThat(outcome.count("friction.open_at_end")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void whatBeganAnonymouslyCompletesUnderTheCustomer(RuntimeExecutionMode mode) throws Exception {
        CustomerEvent attempt = event("a1", "anon:x", "checkout_started", 0);
        Flows.Outcome outcome = flows.run(
                mode,
                1,
                SWITCHES,
                List.of(
                        JourneyRecord.of(attempt),
                        merge("anon:x", "ada", 10, attempt),
                        JourneyRecord.of(draft("s1", "ada", "contact_started", 12)
                                .set(EventField.CHANNEL, "voice")
                                .build())));

        assertThat(outcome.matches()).hasSize(1);
        assertThat(outcome.matches().get(0))
                .contains("state=MATCHED", "profileId=ada", "startedAt=" + at(0), "detectedAt=" + at(12));
        assertThat(outcome.events()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void whatWasFoundBeforeTheLoginBecomesAnUpdateAndWhatWasOpenMovesAlong(RuntimeExecutionMode mode) throws Exception {
        CustomerEvent abandoned = event("c1", "anon:x", "product_added", 0);
        CustomerEvent open = event("c2", "anon:x", "product_added", 70);
        Flows.Outcome outcome = flows.run(
                mode,
                1,
                CARTS,
                List.of(
                        JourneyRecord.of(abandoned),
                        JourneyRecord.of(open),
                        merge("anon:x", "ada", 100, abandoned, open),
                        record("o1", "ada", "order_completed", 140),
                        record("p1", "bob", "page_viewed", 400)));

        // c1 was abandoned at 60, before the login at 100; c2's hour would have ended at 130, the order came too late:
        // it
        // resolves what was known by then, and c2 is known an hour after the login.
        assertThat(outcome.matches())
                .hasSize(4)
                .anySatisfy(match ->
                        assertThat(match).contains("state=RESOLVED", "matchedAt=" + at(60), "detectedAt=" + at(140)))
                .anySatisfy(
                        match -> assertThat(match).contains("state=MATCHED", "profileId=anon:x", "matchedAt=" + at(60)))
                .anySatisfy(match -> assertThat(match)
                        .contains(
                                "state=REKEYED",
                                "profileId=ada",
                                "rekeyedFrom=anon:x",
                                "matchedAt=" + at(60),
                                "detectedAt=" + at(160)))
                .anySatisfy(
                        match -> assertThat(match).contains("state=MATCHED", "profileId=ada", "matchedAt=" + at(130)));
        assertThat(outcome.count("friction.moved_to_customer")).isEqualTo(1);
    }

    @Test
    void anOrderAfterTheLoginSettlesTheAnonymousCart() throws Exception {
        CustomerEvent cart = event("c1", "anon:x", "product_added", 0);
        Flows.Outcome outcome = flows.run(
                STREAMING,
                3,
                CARTS,
                List.of(
                        JourneyRecord.of(cart),
                        merge("anon:x", "ada", 20, cart),
                        record("o1", "ada", "order_completed", 50),
                        record("p1", "bob", "page_viewed", 400)));

        assertThat(outcome.matches()).isEmpty();
    }

    @Test
    void whatComesBehindTheWatermarkIsCountedAndKept() throws Exception {
        CustomerEvent old = event("c0", "anon:x", "product_added", 0);
        Flows.Outcome outcome = flows.run(
                STREAMING,
                1,
                CARTS,
                List.of(
                        record("p1", "ada", "page_viewed", 60),
                        record("o1", "ada", "order_completed", 57),
                        record("o2", "ada", "order_completed", 59),
                        merge("anon:x", "ada", 57, old),
                        JourneyRecord.of(draft("nobody", "x", "click", 61)
                                .set(EventField.PROFILE_ID, null)
                                .build()),
                        JourneyRecord.of(draft("ancient", "ada", "click", 62)
                                .set(EventField.EVENT_TIME_QUALITY, "too_old")
                                .build())));

        assertThat(outcome.late())
                .hasSize(2)
                .anySatisfy(event -> assertThat(event).contains("eventId=o1"))
                .anySatisfy(event -> assertThat(event).contains("eventId=c0", "customerId=ada"));
        assertThat(outcome.events()).hasSize(2);
        assertThat(outcome.count("friction.late")).isEqualTo(2);
    }

    @Test
    void whoLogsInInTheMiddleIsFoundAsIfKnownFromTheStart() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<JourneyRecord> loggedIn = new ArrayList<>();
        List<JourneyRecord> known = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            String name = "customer-" + customer;
            List<CustomerEvent> before = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int minute = random.nextInt(300);
                boolean anonymous = minute < 150;
                CustomerEvent event = random(name + "-" + i, anonymous ? "anon:" + customer : name, minute, random);
                loggedIn.add(JourneyRecord.of(event));
                known.add(JourneyRecord.of(
                        anonymous ? event.rekeyed(name, event.time().orderTime()) : event));
                if (anonymous) {
                    before.add(event);
                }
            }
            before.sort(CustomerEvent.CANONICAL_ORDER);
            loggedIn.add(merge("anon:" + customer, name, 150, before.toArray(CustomerEvent[]::new)));
        }
        for (List<JourneyRecord> records : List.of(loggedIn, known)) {
            records.add(record("end", "nobody", "page_viewed", 2_000));
            records.sort(Comparator.comparing(JourneyRecord::orderTime));
        }

        Set<String> expected = matchIds(flows.run(STREAMING, 1, SHIPPED, known));
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(matchIds(flows.run(STREAMING, 1, SHIPPED, loggedIn)))
                .as("seed %s", seed)
                .isEqualTo(expected);
    }

    private static Set<String> matchIds(Flows.Outcome outcome) {
        return outcome.matches().stream()
                .map(match -> match.replaceAll(".*matchId=(\\w+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CustomerEvent random(String id, String profile, int minute, Random random) {
        return draft(id, profile, TYPES[random.nextInt(TYPES.length)], minute)
                .set(EventField.TOPIC, random.nextBoolean() ? "billing" : "delivery")
                .set(EventField.PURPOSE, random.nextBoolean() ? "promo" : "receipt")
                .set(EventField.CHANNEL, random.nextBoolean() ? "web" : "voice")
                .set(EventField.CONVERSATION_ID, "talk-" + profile.replaceAll("\\D", ""))
                .build();
    }

    /** Two hundred profiles, each with a walk of its own through all that the shipped patterns look at. */
    private static List<JourneyRecord> randomJourneys(long seed) {
        Random random = new Random(seed);
        List<JourneyRecord> records = new ArrayList<>();
        for (int profile = 0; profile < 120; profile++) {
            String name = profile % 3 == 0 ? "anon:" + profile : "customer-" + profile;
            List<CustomerEvent> own = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                own.add(random(name + "-" + i, name, random.nextInt(300), random));
            }
            own.sort(CustomerEvent.CANONICAL_ORDER);
            own.forEach(event -> records.add(JourneyRecord.of(event)));
            if (profile % 3 == 0) {
                List<CustomerEvent> recent = own.stream()
                        .filter(event -> !event.time().eventTime().isAfter(at(150)))
                        .toList();
                records.add(merge(name, "customer-" + profile, 150, recent.toArray(CustomerEvent[]::new)));
            }
        }
        records.add(record("end", "nobody", "page_viewed", 2_000));
        records.sort(Comparator.comparing(JourneyRecord::orderTime));
        return records;
    }

    /** Each record at most one disorder away from where it belongs. */
    private static List<JourneyRecord> shuffled(List<JourneyRecord> records, long seed) {
        Random random = new Random(seed);
        List<JourneyRecord> shuffled = new ArrayList<>(records);
        java.util.Map<JourneyRecord, Long> arrival = new java.util.IdentityHashMap<>();
        for (JourneyRecord record : records) {
            arrival.put(record, record.orderTime().toEpochMilli() + random.nextLong(Flows.DISORDER.toMillis()));
        }
        shuffled.sort(Comparator.comparing(arrival::get));
        return shuffled;
    }
}

package io.throughline.jobs.friction;

import static io.throughline.jobs.Events.NOON;
import static io.throughline.jobs.Events.at;
import static io.throughline.jobs.Events.customer;
import static io.throughline.jobs.Events.ofCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.alerts.SeasonalBaseline;
import io.throughline.alerts.Severity;
import io.throughline.alerts.SourceSilence;
import io.throughline.alerts.ThresholdRule;
import io.throughline.cep.PatternDefinition;
import io.throughline.cep.PatternFiles;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlKind;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.environment.NoRecords;
import io.throughline.jobs.metrics.ExportedMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FrictionTest {

    private static final Duration DISORDER = Duration.ofMinutes(3);
    private static final ThresholdRule FIVE_IN_HALF_AN_HOUR =
            new ThresholdRule("spike", null, 5, Duration.ofMinutes(30), 2, Severity.LOW);

    private record Found(
            List<String> matches,
            List<String> switches,
            List<Alert> alerts,
            List<WebhookMessage> messages,
            List<CustomerState> states,
            List<CustomerEvent> late) {

        List<String> everything() {
            List<String> all = new ArrayList<>(matches);
            all.addAll(switches);
            alerts.forEach(alert -> all.add(alert.toString()));
            messages.forEach(message -> all.add(message.toString()));
            all.sort(Comparator.naturalOrder());
            return all;
        }
    }

    @Test
    void aSpikeOfAbandonedCartsFiresResolvesAndIsAnnouncedOnceEach() throws Exception {
        ExportedMetrics.forget();

        Found found = run(RuntimeExecutionMode.BATCH, 1, sixAbandonedCarts(), List.of());

        String counted = "flink_taskmanager_job_task_operator_";
        assertThat(ExportedMetrics.count(counted + "pattern_friction_matches", "pattern", "cart-abandonment"))
                .isEqualTo(6);
        assertThat(ExportedMetrics.count(counted + "state_friction_alerts", "state", "firing"))
                .isEqualTo(1);
        assertThat(ExportedMetrics.count(counted + "state_friction_alerts", "state", "resolved"))
                .isEqualTo(1);
        assertThat(found.matches()).hasSize(6).allMatch(match -> match.contains("cart-abandonment"));
        assertThat(found.alerts())
                .extracting(Alert::state)
                .containsExactlyInAnyOrder(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(found.alerts())
                .allSatisfy(alert -> assertThat(alert.customers()).isEqualTo(6));
        assertThat(found.messages())
                .extracting(WebhookMessage::type)
                .containsExactlyInAnyOrder("friction.spike.firing", "friction.spike.resolved");
        assertThat(found.states()).hasSize(6);
    }

    @Test
    void theAnswerIsTheSameInBatchAndInStreamWhateverTheOrderAndTheParallelism() throws Exception {
        List<CustomerEvent> events = new ArrayList<>(sixAbandonedCarts());
        for (int i = 0; i < 8; i++) {
            events.add(
                    customer(at(20 + i, "w" + i, "page_viewed"), "s-" + i % 4).build());
            events.add(customer(at(40 + i, "v" + i, "contact_started"), "s-" + i % 4)
                    .set(EventField.CHANNEL, i % 2 == 0 ? "voice" : "chat")
                    .build());
        }
        events.sort(CustomerEvent.CANONICAL_ORDER);
        List<String> inOrder =
                run(RuntimeExecutionMode.STREAMING, 1, events, List.of()).everything();

        assertThat(run(RuntimeExecutionMode.STREAMING, 3, shuffled(events, 11), List.of())
                        .everything())
                .isEqualTo(inOrder);
        assertThat(run(RuntimeExecutionMode.BATCH, 3, shuffled(events, 12), List.of())
                        .everything())
                .isEqualTo(inOrder);
        assertThat(inOrder).anyMatch(line -> line.startsWith("ChannelSwitch"));
    }

    @Test
    void anInputThatStopsMidCartReportsNoAbandonment() throws Exception {
        List<CustomerEvent> events =
                List.of(ofCustomer(0, "cart", "product_added", "c-1"), ofCustomer(30, "page", "page_viewed", "c-2"));

        for (RuntimeExecutionMode mode : List.of(RuntimeExecutionMode.BATCH, RuntimeExecutionMode.STREAMING)) {
            assertThat(run(mode, 1, events, List.of()).matches()).isEmpty();
        }
    }

    @Test
    void aSilencedPatternIsStoredButNotAnnounced() throws Exception {
        ControlRecord silence =
                new ControlRecord("silence-1", ControlKind.SILENCE, NOON, null, "cart-abandonment", null, "on-call");

        Found found = run(RuntimeExecutionMode.BATCH, 1, sixAbandonedCarts(), List.of(silence));

        assertThat(found.alerts()).hasSize(2);
        assertThat(found.messages()).isEmpty();
    }

    @Test
    void aSourceThatStopsIsToldAlikeInBatchAndInStream() throws Exception {
        List<CustomerEvent> events = new ArrayList<>();
        int lastDay = 15 * 24 * 60;
        for (int minute = 0; minute < lastDay + 600; minute += 5) {
            if (minute < lastDay + 60 || minute >= lastDay + 300) {
                events.add(customer(at(minute, "app-" + minute, "page_viewed"), "c-1")
                        .set(EventField.SOURCE, "app")
                        .build());
            }
            if (minute % 60 == 0) {
                events.add(ofCustomer(minute, "web-" + minute, "page_viewed", "c-2"));
            }
        }

        List<Alert> inBatch =
                run(RuntimeExecutionMode.BATCH, 2, events, List.of()).alerts();

        assertThat(inBatch)
                .extracting(Alert::step, Alert::state, Alert::startedAt)
                .containsExactlyInAnyOrder(
                        tuple("app", AlertState.FIRING, NOON.plus(Duration.ofMinutes(lastDay + 60))),
                        tuple("app", AlertState.RESOLVED, NOON.plus(Duration.ofMinutes(lastDay + 60))));
        assertThat(run(RuntimeExecutionMode.STREAMING, 2, shuffled(events, 7), List.of())
                        .alerts())
                .containsExactlyInAnyOrderElementsOf(inBatch);
    }

    @Test
    void nobodyIsPagedForThePast() throws Exception {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        Found found = run(RuntimeExecutionMode.BATCH, 1, sixAbandonedCarts(), List.of(), tomorrow);

        assertThat(found.alerts()).hasSize(2);
        assertThat(found.messages()).isEmpty();
    }

    @Test
    void anEventBehindTheWatermarkLeavesByTheLateOutput() throws Exception {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(ofCustomer(i, "e" + i, "page_viewed", "c-1"));
        }
        events.add(ofCustomer(0.5, "late", "product_added", "c-1"));

        Found found = run(RuntimeExecutionMode.STREAMING, 1, events, List.of());

        assertThat(found.late()).extracting(event -> event.identity().eventId()).containsExactly("late");
    }

    private static List<CustomerEvent> sixAbandonedCarts() {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(ofCustomer(i, "cart-" + i, "product_added", "c-" + i));
        }
        for (int minute = 10; minute <= 200; minute += 10) {
            events.add(ofCustomer(minute, "page-" + minute, "page_viewed", "reader"));
        }
        return events;
    }

    private static List<CustomerEvent> shuffled(List<CustomerEvent> events, int seed) {
        Random random = new Random(seed);
        record Placed(CustomerEvent event, long place) {}
        return events.stream()
                .map(event -> new Placed(
                        event, event.time().orderTime().toEpochMilli() + random.nextInt((int) DISORDER.toMillis())))
                .sorted(Comparator.comparingLong(Placed::place))
                .map(Placed::event)
                .toList();
    }

    private static Found run(
            RuntimeExecutionMode mode, int parallelism, List<CustomerEvent> events, List<ControlRecord> control)
            throws Exception {
        return run(mode, parallelism, events, control, null);
    }

    private static Found run(
            RuntimeExecutionMode mode,
            int parallelism,
            List<CustomerEvent> events,
            List<ControlRecord> control,
            Instant notifyFrom)
            throws Exception {
        StreamExecutionEnvironment environment =
                JobEnvironment.embedded(mode, parallelism, ExportedMetrics.reporting(new Configuration()));
        DataStream<JourneyRecord> journeys = environment
                .fromData(events.stream().map(JourneyRecord::of).toList(), TypeInformation.of(JourneyRecord.class))
                .uid("journeys")
                .assignTimestampsAndWatermarks(new EveryEvent(DISORDER))
                .uid("event-time");
        CustomerValue worth = new CustomerValue("c-1", "run-1", NOON.minusSeconds(1), new BigDecimal("120.5"), 0.2);
        Friction.Flow flow = Friction.of(
                journeys,
                new FrictionDefinitions(
                        PatternFiles.shipped().stream()
                                .filter(PatternDefinition::isLive)
                                .toList(),
                        List.of(FIVE_IN_HALF_AN_HOUR),
                        new SeasonalBaseline(ZoneOffset.UTC, 1.5, 0.00001),
                        new SourceSilence(Set.of("app"), 20, Duration.ofMinutes(15), ZoneOffset.UTC),
                        Map.of("desk", Set.of()),
                        notifyFrom),
                new Friction.Values(
                        environment
                                .fromData(List.of(worth), TypeInformation.of(CustomerValue.class))
                                .uid("values"),
                        NoRecords.of(environment, FrictionCost.class, "costs")),
                control.isEmpty()
                        ? NoRecords.of(environment, ControlRecord.class, "control")
                        : environment
                                .fromData(control, TypeInformation.of(ControlRecord.class))
                                .uid("control"),
                NoRecords.of(environment, Instant.class, "ticks"));
        CloseableIterator<?> matches = flow.matches().collectAsync();
        CloseableIterator<?> switches = flow.switches().collectAsync();
        CloseableIterator<Alert> alerts = flow.alerts().collectAsync();
        CloseableIterator<WebhookMessage> messages = flow.messages().collectAsync();
        CloseableIterator<CustomerState> states = flow.customerStates().collectAsync();
        CloseableIterator<CustomerEvent> late = flow.late().collectAsync();
        environment.execute("friction-test");
        return new Found(texts(matches), texts(switches), items(alerts), items(messages), items(states), items(late));
    }

    private static List<String> texts(CloseableIterator<?> iterator) throws Exception {
        List<String> texts = new ArrayList<>();
        iterator.forEachRemaining(item -> texts.add(item.toString()));
        iterator.close();
        texts.sort(Comparator.naturalOrder());
        return texts;
    }

    private static <T> List<T> items(CloseableIterator<T> iterator) throws Exception {
        List<T> items = new ArrayList<>();
        iterator.forEachRemaining(items::add);
        iterator.close();
        return items;
    }
}

package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchId;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Makes a match of the events that Flink CEP captured, with times that come from the events alone. */
final class AssembleMatch extends PatternProcessFunction<CustomerEvent, Sighting> {

    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final int version;
    private final String owner;
    private final String severity;
    private final double weight;
    private final ArrayList<String> steps;
    private final Duration within;
    private final boolean absence;
    private final @Nullable String journey;
    private final String at;
    private final @Nullable String oncePer;
    private final long cooldownMs;
    private final @Nullable PerField per;

    AssembleMatch(PatternDefinition definition, @Nullable PerField per) {
        this.pattern = definition.name();
        this.version = definition.version();
        this.owner = definition.owner();
        this.severity = definition.severity().wireName();
        this.weight = definition.weight();
        this.steps = new ArrayList<>(definition.steps().stream().map(Step::name).toList());
        this.within = definition.within();
        this.absence = definition.closesWithAbsence();
        this.journey = definition.emit().journey();
        this.at = definition.emit().at();
        this.oncePer = definition.oncePer();
        this.cooldownMs =
                definition.cooldown() == null ? 0 : definition.cooldown().toMillis();
        this.per = per;
    }

    @Override
    public void processMatch(Map<String, List<CustomerEvent>> captured, Context context, Collector<Sighting> out) {
        List<MatchStep> evidence = new ArrayList<>();
        List<CustomerEvent> events = new ArrayList<>();
        for (String step : steps) {
            for (CustomerEvent event : captured.getOrDefault(step, List.of())) {
                evidence.add(MatchStep.of(step, event));
                events.add(event);
            }
        }
        CustomerEvent first = events.get(0);
        CustomerEvent last = events.get(events.size() - 1);
        CustomerEvent where = captured.getOrDefault(at, events).get(0);
        Instant startedAt = first.time().eventTime();
        Instant deadline = absence ? startedAt.plus(within) : null;
        FrictionMatch match = new FrictionMatch(
                MatchId.of(pattern, version, deadline, evidence),
                pattern,
                version,
                MatchState.MATCHED,
                requireNonNull(first.who().profileId()),
                first.who().customerId(),
                startedAt,
                deadline == null ? last.time().eventTime() : deadline,
                absence ? first.time().orderTime().plus(within) : last.time().orderTime(),
                journey == null ? where.what().journey() : journey,
                where.what().step() == null ? at : where.what().step(),
                where.where().channel().wireName(),
                where.where().touchpoint(),
                where.where().deviceType(),
                severity,
                weight,
                owner,
                evidence,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        out.collect(sighting(match, captured, first));
    }

    private Sighting sighting(FrictionMatch match, Map<String, List<CustomerEvent>> captured, CustomerEvent first) {
        CustomerEvent once = oncePer == null
                ? null
                : captured.getOrDefault(oncePer, List.of()).stream().findFirst().orElse(null);
        return new Sighting(
                match.profileId(),
                match,
                absence,
                once == null
                        ? null
                        : MatchId.ofParts(
                                pattern,
                                Integer.toString(version),
                                once.identity().source(),
                                once.identity().eventId()),
                once == null ? null : once.time().orderTime().plus(within),
                MatchId.ofParts(pattern, per == null ? "" : per.of(first)),
                cooldownMs,
                null);
    }
}

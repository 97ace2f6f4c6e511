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
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    private final MatchState state;
    private final String owner;
    private final String severity;
    private final double weight;
    private final LinkedHashMap<String, ArrayList<String>> stages = new LinkedHashMap<>();
    private final @Nullable Deadline deadline;
    private final @Nullable Deadline closing;
    private final Duration span;
    private final @Nullable String journey;
    private final String at;
    private final @Nullable String oncePer;
    private final long cooldownMs;
    private final boolean overlap;
    private final @Nullable PerField per;

    AssembleMatch(Search search, @Nullable PerField per) {
        PatternDefinition definition = search.definition();
        Counting counting = definition.counting();
        this.pattern = definition.name();
        this.version = definition.version();
        this.state = search.state();
        this.owner = definition.description().owner();
        this.severity = definition.description().severity().wireName();
        this.weight = definition.description().weight();
        for (Step step : Variants.steps(search.elements())) {
            stages.put(step.name(), new ArrayList<>(PatternCompiler.stagesOf(step)));
        }
        this.deadline = search.deadline();
        this.closing = search.closing();
        this.span = search.span();
        this.journey = definition.emit().journey();
        this.at = definition.emit().at();
        this.oncePer = counting.oncePer();
        this.cooldownMs = counting.cooldown() == null ? 0 : counting.cooldown().toMillis();
        this.overlap = counting.overlap();
        this.per = per;
    }

    @Override
    public void processMatch(Map<String, List<CustomerEvent>> captured, Context context, Collector<Sighting> out) {
        assemble(captured, out);
    }

    /** @param captured the events of each stage, in order */
    void assemble(Map<String, List<CustomerEvent>> captured, Collector<Sighting> out) {
        List<Filled> filled = new ArrayList<>();
        stages.forEach((step, names) -> names.forEach(stage ->
                captured.getOrDefault(stage, List.of()).forEach(event -> filled.add(new Filled(step, event)))));
        filled.sort(Filled.IN_ORDER);
        CustomerEvent first = filled.get(0).event();
        CustomerEvent last = filled.get(filled.size() - 1).event();
        Instant matchedAt = deadline == null ? last.time().eventTime() : deadline.of(first, last);
        Instant detectedAt = detectedAt(captured, first, last);
        if (matchedAt == null || detectedAt == null) {
            return; // a channel after which the absence has no deadline
        }
        List<MatchStep> evidence = filled.stream()
                .map(one -> MatchStep.of(one.step(), one.event()))
                .toList();
        CustomerEvent where = firstOf(filled, at) == null ? first : requireNonNull(firstOf(filled, at));
        FrictionMatch match = new FrictionMatch(
                MatchId.of(pattern, version, deadline == null ? null : matchedAt, evidence),
                pattern,
                version,
                state,
                requireNonNull(first.who().profileId()),
                first.who().customerId(),
                first.time().eventTime(),
                matchedAt,
                detectedAt,
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
        out.collect(sighting(match, oncePer == null ? null : firstOf(filled, oncePer), first));
    }

    private @Nullable Instant detectedAt(
            Map<String, List<CustomerEvent>> captured, CustomerEvent first, CustomerEvent last) {
        List<CustomerEvent> resolving = captured.getOrDefault(PatternCompiler.RESOLVING, List.of());
        if (!resolving.isEmpty()) {
            return resolving.get(0).time().orderTime();
        }
        return closing == null ? last.time().orderTime() : closing.knownAt(first, last);
    }

    private static @Nullable CustomerEvent firstOf(List<Filled> filled, String step) {
        return filled.stream()
                .filter(one -> one.step().equals(step))
                .map(Filled::event)
                .findFirst()
                .orElse(null);
    }

    private Sighting sighting(FrictionMatch match, @Nullable CustomerEvent once, CustomerEvent first) {
        return new Sighting(
                match.profileId(),
                match,
                closing != null,
                once == null
                        ? null
                        : MatchId.ofParts(
                                pattern,
                                Integer.toString(version),
                                once.identity().source(),
                                once.identity().eventId()),
                once == null ? null : once.time().orderTime().plus(span),
                MatchId.ofParts(pattern, per == null ? "" : per.of(first)),
                cooldownMs,
                overlap,
                null);
    }

    private record Filled(String step, CustomerEvent event) {

        private static final Comparator<Filled> IN_ORDER =
                Comparator.comparing(Filled::event, CustomerEvent.CANONICAL_ORDER);
    }
}

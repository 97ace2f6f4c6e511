package io.throughline.cep;

import io.throughline.cep.engine.PatternEngine;
import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Journeys in, matches out: every pattern looked for in every customer's journey, by one operator that means what Flink CEP means.
 *
 * <p>The same records give the same matches, in the same order per customer, in batch and in streaming mode, at any
 * parallelism, in whatever order they come within the watermarks. A run that ends counts what it left out in the
 * accumulators {@code friction.late}, {@code friction.open_at_end}, {@code friction.moved_to_customer} and
 * {@code friction.repeated}.
 */
public final class PatternMatching {

    private PatternMatching() {}

    /**
     * Looks for {@code definitions} in {@code records}.
     *
     * @param records with {@link JourneyRecord#orderTime()} as their timestamps, and watermarks on it
     * @param definitions of different names
     */
    public static MatchFlow of(DataStream<JourneyRecord> records, List<PatternDefinition> definitions) {
        return of(records, definitions, DataUntil.of(records));
    }

    /**
     * As {@link #of(DataStream, List)}, with the end of the data from elsewhere.
     *
     * @param dataUntil see {@link DataUntil}; the latest instant counts
     */
    public static MatchFlow of(
            DataStream<JourneyRecord> records, List<PatternDefinition> definitions, DataStream<Instant> dataUntil) {
        return of(records, definitions, dataUntil, PatternMatching::findByEngine);
    }

    /** Finds matches before it is decided which of them count. */
    interface Finder {
        DataStream<Sighting> find(
                List<Search> searches, DataStream<CustomerEvent> events, DataStream<ProfileEnd> endedProfiles);
    }

    /** As {@link #of(DataStream, List, DataStream)}, with another engine. */
    static MatchFlow of(
            DataStream<JourneyRecord> records,
            List<PatternDefinition> definitions,
            DataStream<Instant> dataUntil,
            Finder finder) {
        SingleOutputStreamOperator<CustomerEvent> events = records.process(
                        new Expand(), TypeInformation.of(CustomerEvent.class))
                .name("Expand journeys")
                .uid("friction.expand");
        List<Search> searches = definitions.stream()
                .flatMap(definition -> Search.of(definition).stream())
                .toList();
        DataStream<Sighting> sightings = finder.find(searches, events, events.getSideOutput(Expand.ENDED_PROFILES));
        Duration longestWindow = searches.stream()
                .map(Search::span)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        DataStream<FrictionMatch> settled = sightings
                .keyBy(Sighting::profileId, Types.STRING)
                .connect(dataUntil.broadcast(Settle.DATA_UNTIL))
                .process(new Settle(longestWindow), TypeInformation.of(FrictionMatch.class))
                .name("Settle matches")
                .uid("friction.settle");
        DataStream<FrictionMatch> matches = settled.keyBy(FrictionMatch::matchId, Types.STRING)
                .process(new RecogniseRekeyed(longestWindow), TypeInformation.of(FrictionMatch.class))
                .name("Recognise re-keyed matches")
                .uid("friction.rekeyed");
        return new MatchFlow(matches, events, events.getSideOutput(Expand.LATE));
    }

    private static DataStream<Sighting> findByEngine(
            List<Search> searches, DataStream<CustomerEvent> events, DataStream<ProfileEnd> endedProfiles) {
        return PatternEngine.find(
                        searches.stream().map(PatternCompiler::forEngine).toList(),
                        events,
                        endedProfiles,
                        new SightMatches(searches),
                        TypeInformation.of(Sighting.class))
                .name("Match patterns")
                .uid("friction.match");
    }
}

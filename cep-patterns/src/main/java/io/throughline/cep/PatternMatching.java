package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Journeys in, matches out: every pattern looked for in every customer's journey, by Flink's own CEP.
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
        SingleOutputStreamOperator<CustomerEvent> events = records.process(
                        new Expand(), TypeInformation.of(CustomerEvent.class))
                .name("Expand journeys")
                .uid("friction.expand");
        DataStream<Sighting> sightings = events.getSideOutput(Expand.ENDED_PROFILES);
        List<Search> searches = definitions.stream()
                .flatMap(definition -> Search.of(definition).stream())
                .toList();
        for (Search search : searches) {
            sightings = sightings.union(find(search, events));
        }
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

    private static DataStream<Sighting> find(Search search, DataStream<CustomerEvent> events) {
        PatternDefinition definition = search.definition();
        PerField per = definition.per().isEmpty() ? null : new PerField(definition.per(), definition.vocabulary());
        SingleOutputStreamOperator<CustomerEvent> relevant = events.filter(Relevant.to(search, per))
                .name("Choose events for " + definition.name())
                .uid("friction.choose." + search.fingerprint());
        KeyedStream<CustomerEvent, String> journeys = per == null
                ? relevant.keyBy(event -> requireNonNull(event.who().profileId()), Types.STRING)
                : relevant.keyBy(per, Types.STRING);
        return CEP.pattern(journeys, PatternCompiler.compile(search), new CanonicalOrder())
                .process(new AssembleMatch(search, per), TypeInformation.of(Sighting.class))
                .name("Match " + definition.name())
                .uid("friction.match." + search.fingerprint());
    }

    private static final class CanonicalOrder implements EventComparator<CustomerEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        public int compare(CustomerEvent one, CustomerEvent other) {
            return CustomerEvent.CANONICAL_ORDER.compare(one, other);
        }
    }
}

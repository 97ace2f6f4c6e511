package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/** Looks for patterns with Flink's own operator, one for each: what the language means. */
final class FindByFlink implements PatternMatching.Finder {

    @Override
    public DataStream<Sighting> find(
            List<Search> searches, DataStream<CustomerEvent> events, DataStream<ProfileEnd> endedProfiles) {
        DataStream<Sighting> sightings = endedProfiles
                .map(Sighting::of, TypeInformation.of(Sighting.class))
                .uid("ended");
        for (int i = 0; i < searches.size(); i++) {
            Search search = searches.get(i);
            PerField per = PerField.of(search.definition());
            KeyedStream<CustomerEvent, String> journeys = per == null
                    ? events.keyBy(event -> requireNonNull(event.who().profileId()), Types.STRING)
                    : events.filter(per).uid("choose-" + i).keyBy(per, Types.STRING);
            sightings = sightings.union(CEP.pattern(journeys, PatternCompiler.compile(search), new CanonicalOrder())
                    .process(new Assemble(new AssembleMatch(search, per)), TypeInformation.of(Sighting.class))
                    .uid("match-" + i));
        }
        return sightings;
    }

    private static final class CanonicalOrder implements EventComparator<CustomerEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        public int compare(CustomerEvent one, CustomerEvent other) {
            return CustomerEvent.CANONICAL_ORDER.compare(one, other);
        }
    }

    private static final class Assemble extends PatternProcessFunction<CustomerEvent, Sighting> {

        private static final long serialVersionUID = 1L;

        private final AssembleMatch assembly;

        private Assemble(AssembleMatch assembly) {
            this.assembly = assembly;
        }

        @Override
        public void processMatch(Map<String, List<CustomerEvent>> captured, Context context, Collector<Sighting> out) {
            assembly.assemble(captured, out);
        }
    }
}

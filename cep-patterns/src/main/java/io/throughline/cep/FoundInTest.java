package io.throughline.cep;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * A match as a pattern's test compares it: what, for whom, in which state, since when and on which events.
 *
 * @param at when it matched; of a match at risk or resolved, when it became so
 */
record FoundInTest(String pattern, String profileId, MatchState state, Instant at, Map<String, List<String>> steps)
        implements Serializable {

    private static FoundInTest of(FrictionMatch match) {
        LinkedHashMap<String, List<String>> steps = new LinkedHashMap<>();
        for (MatchStep step : match.evidence()) {
            steps.computeIfAbsent(step.name(), name -> new ArrayList<>()).add(step.eventId());
        }
        Instant at = match.state() == MatchState.MATCHED ? match.matchedAt() : match.detectedAt();
        return new FoundInTest(match.pattern(), match.profileId(), match.state(), at, steps);
    }

    /** Hands matches to the one who waits for the job's result. */
    static final class Gather extends RichMapFunction<FrictionMatch, String> {

        static final String FOUND = "found";

        private static final long serialVersionUID = 1L;

        private final ListAccumulator<FoundInTest> found = new ListAccumulator<>();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(FOUND, found);
        }

        @Override
        public String map(FrictionMatch match) {
            found.add(of(match));
            return match.matchId();
        }
    }
}

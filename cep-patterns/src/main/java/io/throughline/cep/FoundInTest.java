package io.throughline.cep;

import io.throughline.domain.friction.FrictionMatch;
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

/** A match as a pattern's test compares it: what, for whom, when and on which events. */
record FoundInTest(String pattern, String profileId, Instant matchedAt, Map<String, List<String>> steps)
        implements Serializable {

    private static FoundInTest of(FrictionMatch match) {
        LinkedHashMap<String, List<String>> steps = new LinkedHashMap<>();
        for (MatchStep step : match.evidence()) {
            steps.computeIfAbsent(step.name(), name -> new ArrayList<>()).add(step.eventId());
        }
        return new FoundInTest(match.pattern(), match.profileId(), match.matchedAt(), steps);
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

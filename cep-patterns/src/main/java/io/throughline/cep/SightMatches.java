package io.throughline.cep;

import io.throughline.cep.engine.MatchHandler;
import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/** Tells {@link Settle} of the matches that the engine finds, and of the profiles that end. */
final class SightMatches extends MatchHandler<Sighting> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<AssembleMatch> assemblers = new ArrayList<>();

    private transient Tally moved;

    /** @param searches in the engine's order */
    SightMatches(List<Search> searches) {
        for (Search search : searches) {
            assemblers.add(new AssembleMatch(search, PerField.of(search.definition())));
        }
    }

    @Override
    public void open(OpenContext context) {
        moved = Tally.of(getRuntimeContext(), "friction.moved_to_customer");
    }

    @Override
    public void matched(int pattern, Map<String, List<CustomerEvent>> captured, Collector<Sighting> out) {
        assemblers.get(pattern).assemble(captured, out);
    }

    @Override
    public void moved() {
        moved.increment();
    }

    @Override
    public void ended(ProfileEnd end, Collector<Sighting> out) {
        out.collect(Sighting.of(end));
    }
}

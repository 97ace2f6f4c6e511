package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.util.Collector;

/** What is made of the matches that the engine finds. */
public abstract class MatchHandler<OUT> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * A match.
     *
     * @param pattern its number among the engine's patterns
     * @param captured the events of each step, by the steps' names, both in the order in which they were captured
     */
    public abstract void matched(int pattern, Map<String, List<CustomerEvent>> captured, Collector<OUT> out);

    /** A closing absence was open when its profile turned out to be a customer's; the customer's profile takes it over. */
    public abstract void moved();

    /** A profile will end; told at once, before what is open in it ends. */
    public abstract void ended(ProfileEnd end, Collector<OUT> out);
}

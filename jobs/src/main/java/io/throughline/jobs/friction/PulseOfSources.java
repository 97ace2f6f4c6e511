package io.throughline.jobs.friction;

import io.throughline.alerts.SourceSilence;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells of every live source that a moment has come: with no event in it as far as this stream knows, or as the last. */
final class PulseOfSources implements FlatMapFunction<Instant, Traffic> {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> sources;
    private final boolean last;

    private PulseOfSources(Set<String> sources, boolean last) {
        this.sources = new TreeSet<>(sources);
        this.last = last;
    }

    static PulseOfSources tick(Set<String> sources) {
        return new PulseOfSources(sources, false);
    }

    static PulseOfSources end(Set<String> sources) {
        return new PulseOfSources(sources, true);
    }

    @Override
    public void flatMap(Instant moment, Collector<Traffic> out) {
        for (String source : sources) {
            out.collect(
                    last
                            ? Traffic.end(source, moment)
                            : Traffic.ofSource(source, SourceSilence.WINDOW, SourceSilence.windowStart(moment), 0));
        }
    }
}

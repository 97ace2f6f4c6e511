package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;
import static io.throughline.jobs.value.ValueSettings.HORIZON;

import io.throughline.jobs.value.PersonSummary.MatchCount;
import io.throughline.jobs.value.PersonSummary.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** One summary of all that a person did. State per person: all of it, until the end of the input. */
final class SummarisePerson extends KeyedProcessFunction<String, Happening, PersonSummary> {

    private static final long serialVersionUID = 1L;

    private final ValueSettings settings;

    private transient ListState<Happening> past;

    SummarisePerson(ValueSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        past = getRuntimeContext().getListState(new ListStateDescriptor<>("past", TypeInformation.of(Happening.class)));
    }

    @Override
    public void processElement(Happening happening, Context context, Collector<PersonSummary> out) throws Exception {
        past.add(happening);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<PersonSummary> out) throws Exception {
        List<Happening> all = new ArrayList<>();
        past.get().forEach(all::add);
        past.clear();
        all.sort(Happening.ORDER);
        out.collect(summary(context.getCurrentKey(), all));
    }

    PersonSummary summary(String person, List<Happening> all) {
        OrderHistory orders = new OrderHistory(all, settings.rates());
        List<Touch> touches = TouchPaths.touches(all);
        long end = settings.end();
        return new PersonSummary(
                person,
                all.get(0).customerId(),
                FactsOfCustomer.of(all, touches, end),
                orders.all(),
                orders.withoutRate(),
                TouchPaths.of(touches, orders.all(), end),
                ChurnFeatures.at(settings.before(), all, orders),
                orders.count(settings.before(), end) == 0,
                ChurnFeatures.at(end, all, orders),
                new Opportunities(all, orders, settings).all(),
                matches(all, end),
                ExperienceMeasures.of(all, end),
                JourneyRuns.of(all, end - 90 * DAY, end));
    }

    private static List<MatchCount> matches(List<Happening> all, long end) {
        Map<String, MatchCount> counts = new TreeMap<>();
        for (Happening happening : all) {
            PastMatch match = happening.match();
            if (match != null && happening.at() >= end - HORIZON) {
                counts.merge(
                        match.pattern() + " " + match.step() + " " + match.channel(),
                        new MatchCount(match.pattern(), match.step(), match.channel(), 1),
                        (one, other) -> new MatchCount(
                                one.pattern(), one.step(), one.channel(), one.matches() + other.matches()));
            }
        }
        return List.copyOf(counts.values());
    }
}

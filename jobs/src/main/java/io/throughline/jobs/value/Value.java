package io.throughline.jobs.value;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;

/**
 * The value flow: rows of the lakehouse in, one summary per person out. Bounded; what the summaries of all persons say
 * together is the business of {@link Valuation}.
 */
public final class Value {

    private Value() {}

    /**
     * What the flow reads, each with the columns that its name has below.
     *
     * @param events rows of {@code events}
     * @param matches rows of {@code friction}
     * @param switches rows of {@code channel_switches}
     */
    public record Streams(DataStream<RowData> events, DataStream<RowData> matches, DataStream<RowData> switches) {}

    /** Summaries of all persons, in no order. */
    public static DataStream<PersonSummary> of(Streams in, ValueSettings settings) {
        TypeInformation<Happening> type = TypeInformation.of(Happening.class);
        long end = settings.end();
        return in.events()
                .flatMap(new PastRows.Events(end))
                .returns(type)
                .name("Past events")
                .uid("value.events")
                .union(
                        in.matches()
                                .flatMap(new PastRows.Matches(end))
                                .returns(type)
                                .name("Past matches")
                                .uid("value.matches"),
                        in.switches()
                                .flatMap(new PastRows.Switches(end))
                                .returns(type)
                                .name("Past channel switches")
                                .uid("value.switches"))
                .keyBy(new ByVisitor(), Types.STRING)
                .process(new JoinVisitors())
                .returns(type)
                .name("Join visitors to customers")
                .uid("value.join-visitors")
                .keyBy(new ByPerson(), Types.STRING)
                .process(new SummarisePerson(settings))
                .returns(TypeInformation.of(PersonSummary.class))
                .name("Summarise each person")
                .uid("value.summarise");
    }

    private static final class ByVisitor implements KeySelector<Happening, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String getKey(Happening happening) {
            return happening.visitorId() == null ? happening.person() : happening.visitorId();
        }
    }

    private static final class ByPerson implements KeySelector<Happening, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String getKey(Happening happening) {
            return happening.person();
        }
    }
}

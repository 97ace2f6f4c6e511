package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The ingest flow: what deserialisers made of raw records in, journeys out; no source, no sink, no environment. */
public final class Ingest {

    private Ingest() {}

    /**
     * Builds the flow.
     *
     * @param parsed events and failures, with event time and watermarks assigned by their sources
     */
    public static Flow of(DataStream<Parsed> parsed, IngestSettings settings) {
        SingleOutputStreamOperator<CustomerEvent> read =
                parsed.process(new SplitFailures()).name("Split failures").uid("ingest.split-failures");
        SingleOutputStreamOperator<CustomerEvent> once = read.keyBy(Deduplicate::key)
                .process(new Deduplicate(settings.deduplicationWindow()))
                .name("Remove duplicates")
                .uid("ingest.remove-duplicates");
        DataStream<JourneyRecord> journeys = once.keyBy(JoinIdentities::key)
                .process(new JoinIdentities(settings))
                .name("Join identities")
                .uid("ingest.join-identities");
        return new Flow(journeys, read.getSideOutput(SplitFailures.FAILED), once.getSideOutput(Deduplicate.DUPLICATES));
    }

    /**
     * What the flow gives.
     *
     * @param journeys accepted events, each once, and merges of identities
     * @param failed records that could not be read, whole and encrypted
     * @param duplicates events whose id was seen before
     */
    public record Flow(
            DataStream<JourneyRecord> journeys, DataStream<FailedEvent> failed, DataStream<CustomerEvent> duplicates) {}
}

package io.throughline.jobs.lake;

import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.lakehouse.LakehouseSink;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.table.Rows;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** The lake flow: streams in, appended tables out. */
public final class Lake {

    private Lake() {}

    /** What the flow stores. */
    public record Streams(
            DataStream<JourneyRecord> journeys,
            DataStream<FailedEvent> failed,
            DataStream<FrictionMatch> matches,
            DataStream<ChannelSwitch> switches,
            DataStream<Alert> alerts) {}

    /** Appends every stream to its table; the tables must exist. */
    public static void of(Streams streams, LakehouseSettings lakehouse) {
        ofJourneys(streams.journeys(), streams.failed(), lakehouse);
        LakehouseSink.append(streams.matches(), Rows.FRICTION, lakehouse, "lake.friction");
        LakehouseSink.append(streams.switches(), Rows.CHANNEL_SWITCHES, lakehouse, "lake.channel-switches");
        LakehouseSink.append(streams.alerts(), Rows.ALERTS, lakehouse, "lake.alerts");
    }

    /** Appends only what ingest knows: events and failed events. */
    public static void ofJourneys(
            DataStream<JourneyRecord> journeys, DataStream<FailedEvent> failed, LakehouseSettings lakehouse) {
        DataStream<CustomerEvent> events = journeys.flatMap(Lake::event)
                .returns(TypeInformation.of(CustomerEvent.class))
                .name("Events")
                .uid("lake.events-of-journeys");
        LakehouseSink.append(events, Rows.EVENTS, lakehouse, "lake.events");
        LakehouseSink.append(failed, Rows.FAILED_EVENTS, lakehouse, "lake.failed-events");
    }

    /** Merges repeat events that are stored already, under the id known on arrival. */
    private static void event(JourneyRecord journey, Collector<CustomerEvent> out) {
        if (journey.event() != null) {
            out.collect(journey.event());
        }
    }
}

package io.throughline.jobs.friction;

import io.throughline.alerts.SourceSilence;
import io.throughline.alerts.ThresholdRule;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.time.Instant;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The part of the friction flow that announces: more friction than usual, and sources that fell silent. */
final class Alerts {

    private Alerts() {}

    static DataStream<Alert> of(
            DataStream<FrictionMatch> matches,
            DataStream<JourneyRecord> journeys,
            FrictionDefinitions definitions,
            DataStream<Instant> dataUntil,
            DataStream<Instant> ticks) {
        SourceSilence silence = definitions.silence();
        DataStream<Traffic> traffic = journeys.transform(
                        "Count traffic",
                        TypeInformation.of(Traffic.class),
                        new CountTraffic(
                                definitions.rules().stream()
                                        .map(ThresholdRule::window)
                                        .collect(Collectors.toSet()),
                                silence.sources(),
                                SourceSilence.WINDOW))
                .uid("friction.count-traffic");
        DataStream<Traffic> moments = pulse(ticks, PulseOfSources.tick(silence.sources()), "tick")
                .union(pulse(dataUntil, PulseOfSources.end(silence.sources()), "end"));
        return spikes(matches, definitions, traffic, dataUntil).union(silences(traffic.union(moments), silence));
    }

    private static DataStream<Alert> spikes(
            DataStream<FrictionMatch> matches,
            FrictionDefinitions definitions,
            DataStream<Traffic> traffic,
            DataStream<Instant> dataUntil) {
        DataStream<Traffic> end = dataUntil
                .map(until -> Traffic.end("", until), TypeInformation.of(Traffic.class))
                .name("End of data")
                .uid("friction.end-of-data");
        return matches.flatMap(new CountByRule(definitions.rules()), TypeInformation.of(CountedMatch.class))
                .name("Count matches by rule")
                .uid("friction.count-by-rule")
                .keyBy(CountedMatch::key, Types.STRING)
                .connect(traffic.filter(count -> count.kind() == Traffic.Kind.CHANNEL)
                        .name("Traffic of channels")
                        .uid("friction.channel-traffic")
                        .union(end)
                        .broadcast(ChannelTraffic.EVENTS, ChannelTraffic.DATA_UNTIL))
                .process(
                        new JudgeAlerts(definitions.rules(), definitions.baseline(), definitions.delays()),
                        TypeInformation.of(Alert.class))
                .name("Judge alerts")
                .uid("friction.judge-alerts");
    }

    private static DataStream<Alert> silences(DataStream<Traffic> traffic, SourceSilence silence) {
        return traffic.filter(count -> count.kind() != Traffic.Kind.CHANNEL)
                .name("Traffic of sources")
                .uid("friction.source-traffic")
                .keyBy(Traffic::name, Types.STRING)
                .process(new WatchSources(silence), TypeInformation.of(Alert.class))
                .name("Watch sources")
                .uid("friction.watch-sources");
    }

    private static DataStream<Traffic> pulse(
            DataStream<Instant> moments, FlatMapFunction<Instant, Traffic> pulse, String kind) {
        return moments.flatMap(pulse, TypeInformation.of(Traffic.class))
                .name("Pulse of sources, " + kind)
                .uid("friction.source-pulse-" + kind);
    }
}

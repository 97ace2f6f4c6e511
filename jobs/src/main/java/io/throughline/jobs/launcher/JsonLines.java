package io.throughline.jobs.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.connectors.codec.CloudEventCodec;
import io.throughline.connectors.codec.EventJson;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Results of a run as JSON lines, for {@code --json}. */
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /** Writes the events among {@code journeys} to {@code folder}; merges repeat events that are there already. */
    static void ofEvents(DataStream<JourneyRecord> journeys, Path folder) {
        write(
                journeys.flatMap(new EventLine(), Types.STRING)
                        .name("Event lines")
                        .uid("launcher.event-lines")
                        .setParallelism(1),
                folder);
    }

    /** Writes {@code matches} to {@code folder}. */
    static void ofMatches(DataStream<FrictionMatch> matches, Path folder) {
        write(
                matches.map(new MatchLine(), Types.STRING)
                        .name("Match lines")
                        .uid("launcher.match-lines")
                        .setParallelism(1),
                folder);
    }

    /** One value as one line. */
    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getSimpleName(), e);
        }
    }

    private static void write(DataStream<String> lines, Path folder) {
        lines.sinkTo(FileSink.forRowFormat(
                                new org.apache.flink.core.fs.Path(folder.toUri()),
                                new SimpleStringEncoder<String>("UTF-8"))
                        .build())
                .name("Lines")
                .uid("launcher.lines")
                .setParallelism(1);
    }

    private static final class EventLine implements FlatMapFunction<JourneyRecord, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(JourneyRecord record, Collector<String> out) {
            if (record.event() != null) {
                out.collect(EventJson.encode(record.event()));
            }
        }
    }

    /** A match in the keys of its CloudEvent's data. */
    private static final class MatchLine implements MapFunction<FrictionMatch, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String map(FrictionMatch match) {
            try {
                byte[] event = CloudEventCodec.matches().encode(match);
                return JSON.writeValueAsString(JSON.readTree(event).get("data"));
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON for match " + match.matchId(), e);
            }
        }
    }
}

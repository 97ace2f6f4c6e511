package io.throughline.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.Reading;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EventFilesTest {

    @TempDir
    Path folder;

    private final RecordReader reader = Reading.by(Format.shipped("native"), ReceivedAt.eventTime());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void yieldEveryLineOfEveryFileOnceWithItsTime(int subtasks) throws Exception {
        for (String file : List.of("a.jsonl", "_b.jsonl")) {
            StringBuilder lines = new StringBuilder("no event\n");
            for (int i = 10; i < 40; i++) {
                lines.append("{\"event_id\":\"")
                        .append(file)
                        .append(i)
                        .append("\",\"event_time\":\"2026-03-01T12:00:")
                        .append(i)
                        .append("Z\",\"event_type\":\"page_viewed\",\"anonymous_id\":\"a\"}\n");
            }
            Files.writeString(folder.resolve(file), lines);
        }

        List<String> seen = run(subtasks, List.of(folder + "/a.jsonl", folder + "/_b.jsonl"));

        assertThat(seen)
                .hasSize(62)
                .doesNotHaveDuplicates()
                .contains(
                        "a.jsonl#1 at " + Long.MIN_VALUE, "a.jsonl#2 at 1772366410000", "_b.jsonl#31 at 1772366439000");
    }

    @Test
    void sayWhenThereIsNothingToRead() {
        assertThatThrownBy(() -> EventFiles.in(List.of(folder + "/none.jsonl"), reader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file matches the input " + folder + "/none.jsonl");
    }

    private List<String> run(int subtasks, List<String> inputs) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(subtasks, configuration);
        List<String> seen = new ArrayList<>();
        var places = env.fromSource(EventFiles.in(inputs, reader), EventTime.upTo(Duration.ofSeconds(5)), "Events")
                .uid("test.events")
                .process(new Places())
                .uid("test.places");
        try (CloseableIterator<String> results = places.executeAndCollect("event files")) {
            results.forEachRemaining(seen::add);
        }
        return seen;
    }

    /** Where each record lay, and the time that it carries. */
    private static final class Places extends ProcessFunction<Parsed, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Parsed parsed, Context context, Collector<String> out) {
            String ref = parsed.event() == null
                    ? parsed.failure().rawRef()
                    : parsed.event().identity().rawRef();
            out.collect(ref + " at " + context.timestamp());
        }
    }
}

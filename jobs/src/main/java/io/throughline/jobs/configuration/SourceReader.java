package io.throughline.jobs.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code sources}. */
final class SourceReader {

    private SourceReader() {}

    static SourceConfiguration read(Setting source, boolean kafkaGiven) {
        source.node().onlyKeys("name", "kind", "format", "topic", "path", "received_at");
        Setting topic = source.ifPresent("topic");
        Setting path = source.ifPresent("path");
        if ((topic == null) == (path == null)) {
            throw source.node()
                    .problem(topic == null ? "neither topic nor path" : "both topic and path", "one of topic and path");
        }
        if (topic != null && !kafkaGiven) {
            throw topic.node().problem("a topic without Kafka", "kafka.bootstrap_servers to be given as well");
        }
        List<String> paths = path == null
                ? List.of()
                : path.elements().stream().map(Setting::path).toList();
        return new SourceConfiguration(
                source.at("name").text(ConfigurationReader.NAME, ConfigurationReader.NAME_EXPECTED),
                source.at("kind").node().constant(SourceKind.class),
                format(source.at("format")),
                topic == null ? null : topic.text(),
                paths,
                receivedAt(source.ifPresent("received_at"), topic != null));
    }

    private static String format(Setting format) {
        String text = format.text();
        return ConfigurationReader.NAME.matcher(text).matches() ? text : format.path();
    }

    private static ArrivalTime receivedAt(@Nullable Setting setting, boolean topic) {
        if (setting == null) {
            return topic ? ArrivalTime.RECORD : ArrivalTime.EVENT_TIME;
        }
        String text = setting.text();
        return ArrivalTime.parse(text)
                .filter(time -> time.rule() != ArrivalTime.Rule.FILE_MTIME || !topic)
                .orElseThrow(() -> setting.node()
                        .problem(
                                "'" + text + "'",
                                topic ? ArrivalTime.EXPECTED.replace("file-mtime, ", "") : ArrivalTime.EXPECTED));
    }
}

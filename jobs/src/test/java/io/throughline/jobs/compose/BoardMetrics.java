package io.throughline.jobs.compose;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The metrics that the Grafana board and the Prometheus rules ask for. */
public final class BoardMetrics {

    private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z0-9_]+");

    private BoardMetrics() {}

    public static Set<String> names() throws IOException {
        Path deploy = ComposeFile.ROOT.resolve("deploy");
        String board = JsonMapper.builder()
                .build()
                .readTree(deploy.resolve("grafana/throughline.json").toFile())
                .toString();
        Set<String> names = new TreeSet<>();
        METRIC.matcher(board + Files.readString(deploy.resolve("prometheus/rules.yml")))
                .results()
                .map(MatchResult::group)
                .forEach(names::add);
        return names;
    }
}

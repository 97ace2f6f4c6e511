package io.throughline.value.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes paths simpler before they are credited; what they brought stays. The names are those of Snowplow's attribution
 * package (2024). An age stays with the touch it belongs to, the last of those that became one.
 */
@FunctionalInterface
public interface PathTransform {

    /** The simpler path. */
    ChannelPath of(ChannelPath path);

    /** {@code unique_path}: every touch counts, nothing changes. */
    static PathTransform unique() {
        return path -> path;
    }

    /** {@code exposure_path}: consecutive touches of one channel become one. */
    static PathTransform exposure() {
        return path -> {
            List<Integer> kept = new ArrayList<>();
            List<String> channels = path.channels();
            for (int i = 0; i < channels.size(); i++) {
                if (i + 1 == channels.size() || !channels.get(i).equals(channels.get(i + 1))) {
                    kept.add(i);
                }
            }
            return keep(path, kept);
        };
    }

    /** {@code first_path}: of each channel its first touch. */
    static PathTransform first() {
        return path -> {
            List<Integer> kept = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            for (int i = 0; i < path.channels().size(); i++) {
                if (seen.add(path.channels().get(i))) {
                    kept.add(i);
                }
            }
            return keep(path, kept);
        };
    }

    /** {@code frequency_path}: each channel once, with the number of its touches, for example {@code Mail(2)}. */
    static PathTransform frequency() {
        return path -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            path.channels().forEach(channel -> counts.merge(channel, 1, Integer::sum));
            List<String> names = new ArrayList<>();
            counts.forEach((channel, count) -> names.add(channel + "(" + count + ")"));
            return path.on(
                    names,
                    keep(
                                    path,
                                    first().of(path).channels().stream()
                                            .map(path.channels()::indexOf)
                                            .toList())
                            .ages());
        };
    }

    /** {@code remove_if_not_all}: without the touches of a channel, unless all are of it. */
    static PathTransform removeIfNotAll(String channel) {
        return path -> {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < path.channels().size(); i++) {
                if (!path.channels().get(i).equals(channel)) {
                    kept.add(i);
                }
            }
            return kept.isEmpty() ? path : keep(path, kept);
        };
    }

    /** {@code remove_if_last_and_not_all}: without the touches of a channel at the end, unless all are of it. */
    static PathTransform removeIfLastAndNotAll(String channel) {
        return path -> {
            int end = path.channels().size();
            while (end > 0 && path.channels().get(end - 1).equals(channel)) {
                end--;
            }
            return end == 0
                    ? path
                    : path.on(
                            path.channels().subList(0, end),
                            path.ages().isEmpty() ? List.of() : path.ages().subList(0, end));
        };
    }

    private static ChannelPath keep(ChannelPath path, List<Integer> kept) {
        return path.on(
                kept.stream().map(path.channels()::get).toList(),
                path.ages().isEmpty()
                        ? List.of()
                        : kept.stream().map(path.ages()::get).toList());
    }
}

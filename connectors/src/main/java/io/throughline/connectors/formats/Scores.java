package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether scores and sentiments lie on their scales; those that do not are flagged. */
final class Scores {

    private static final Pattern SCALE = Pattern.compile("(-?[0-9]{1,6}) ?(?:-|–|\\.\\.|to) ?(-?[0-9]{1,6})");

    private Scores() {}

    static void check(EventInProgress event) {
        Double score = (Double) event.draft().get(EventField.SCORE);
        double[] scale = scale(event.text(EventField.SCORE_SCALE), event.text(EventField.SCORE_TYPE));
        if (score != null && scale != null && (score < scale[0] || score > scale[1])) {
            event.flag("score_out_of_range");
        }
        Double sentiment = (Double) event.draft().get(EventField.SENTIMENT);
        if (sentiment != null && (sentiment < -1 || sentiment > 1)) {
            event.flag("sentiment_out_of_range");
            event.keepRaw(EventField.SENTIMENT, sentiment);
            event.set(EventField.SENTIMENT, null);
        }
    }

    private static double @Nullable [] scale(@Nullable String scale, @Nullable String type) {
        if (scale != null) {
            Matcher bounds = SCALE.matcher(scale.strip());
            return bounds.matches()
                    ? new double[] {Double.parseDouble(bounds.group(1)), Double.parseDouble(bounds.group(2))}
                    : null;
        }
        return type == null ? null : usual(type);
    }

    private static double @Nullable [] usual(String type) {
        return switch (type) {
            case "nps" -> new double[] {0, 10};
            case "csat", "stars" -> new double[] {1, 5};
            case "ces" -> new double[] {1, 7};
            default -> null;
        };
    }
}

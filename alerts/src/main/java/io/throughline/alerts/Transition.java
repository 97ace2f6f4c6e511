package io.throughline.alerts;

import io.throughline.domain.alert.Alert;
import java.util.List;

/**
 * What a window did to an alert.
 *
 * @param progress to be kept for the next window
 * @param alerts to be announced, in order; two if an old alert ended before the window that starts a new one
 */
public record Transition(AlertProgress progress, List<Alert> alerts) {

    public Transition {
        alerts = List.copyOf(alerts);
    }
}

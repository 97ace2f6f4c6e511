package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern says about itself; nothing of it changes what is found.
 *
 * @param about what happens, in one sentence
 * @param owner team that can mend it
 * @param runbook where it stands what to do; null if nowhere
 * @param severity how much it hurts
 * @param weight frustration points of one match
 * @param stage of the relationship in which it happens; null if it can be any
 * @param polarity bad or good news
 * @param status how far the pattern has come
 */
public record Description(
        String about,
        String owner,
        @Nullable String runbook,
        Severity severity,
        double weight,
        @Nullable Stage stage,
        Polarity polarity,
        Status status) {

    public Description {
        requireNonNull(about, "about");
        requireNonNull(owner, "owner");
        requireNonNull(severity, "severity");
        requireNonNull(polarity, "polarity");
        requireNonNull(status, "status");
    }
}

package io.throughline.value.quality;

/**
 * A predicted probability and what happened.
 *
 * @param probability from 0 to 1
 * @param happened the outcome
 */
public record Scored(double probability, boolean happened) {

    public Scored {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies in 0 to 1, but was " + probability);
        }
    }
}

package io.throughline.value.attribution;

import java.util.List;

/**
 * Credits that add up to the total of the paths, but for rounding in the last places.
 *
 * @param rule name of the rule that gave them
 * @param credits in order of the channels' names, each channel of the paths once
 */
public record Attribution(String rule, List<ChannelCredit> credits) {

    /** Stands in for a channel where a conversion had no touch. */
    public static final String UNATTRIBUTED = "(unattributed)";

    public Attribution {
        credits = List.copyOf(credits);
    }
}

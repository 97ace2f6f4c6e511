package io.throughline.value.attribution;

import java.util.Collection;
import java.util.List;

/**
 * A rule that shares what journeys brought among the channels on their paths. The same paths in any order give the same
 * bits. No rule proves a cause: they describe the paths.
 */
public interface AttributionRule {

    /** The field's name of the rule, for example {@code first_touch}. */
    String name();

    /**
     * The credits of all channels on the paths.
     *
     * @param paths one or many journeys each; those that did not convert matter to {@link #markov()} alone
     */
    Attribution credit(Collection<ChannelPath> paths);

    /** All to the first touch. */
    static AttributionRule firstTouch() {
        return new ByPosition("first_touch", (credits, channels, amount) -> credits.add(channels.get(0), amount));
    }

    /** All to the last touch before the conversion. */
    static AttributionRule lastTouch() {
        return new ByPosition(
                "last_touch", (credits, channels, amount) -> credits.add(channels.get(channels.size() - 1), amount));
    }

    /** Equal parts to all touches; a channel that is touched twice gets two. */
    static AttributionRule linear() {
        return new ByPosition(
                "linear",
                (credits, channels, amount) ->
                        channels.forEach(channel -> credits.add(channel, amount / channels.size())));
    }

    /** By removal effect in a first-order Markov chain, see {@link MarkovChain}. */
    static AttributionRule markov() {
        return new AttributionRule() {
            @Override
            public String name() {
                return "markov_1";
            }

            @Override
            public Attribution credit(Collection<ChannelPath> paths) {
                return new Attribution(name(), MarkovChain.of(paths).credits());
            }
        };
    }

    /** First touch, last touch, linear, Markov. */
    static List<AttributionRule> all() {
        return List.of(firstTouch(), lastTouch(), linear(), markov());
    }
}

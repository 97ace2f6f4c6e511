package io.throughline.value.attribution;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

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
     * @param paths one or many journeys each; those that did not convert matter to {@link #markov(int)} alone
     */
    Attribution credit(Collection<ChannelPath> paths);

    /** All to the first touch. */
    static AttributionRule firstTouch() {
        return new ByPosition(
                "first_touch", path -> PositionWeights.only(path.channels().size(), 0));
    }

    /** All to the last touch before the conversion. */
    static AttributionRule lastTouch() {
        return new ByPosition(
                "last_touch",
                path -> PositionWeights.only(
                        path.channels().size(), path.channels().size() - 1));
    }

    /**
     * All to the last touch that is not direct; to the last touch if all are direct.
     *
     * @param direct whether a channel's name says that nothing led there
     */
    static AttributionRule lastNonDirect(Predicate<String> direct) {
        return new ByPosition("last_non_direct", path -> PositionWeights.lastNot(path.channels(), direct));
    }

    /** Equal parts to all touches; a channel that is touched twice gets two. */
    static AttributionRule linear() {
        return new ByPosition(
                "linear", path -> PositionWeights.equal(path.channels().size()));
    }

    /** Equal parts to the different channels of a path. */
    static AttributionRule linearUnique() {
        return new ByPosition("linear_unique", path -> PositionWeights.distinct(path.channels()));
    }

    /** U: 40 % to the first touch, 40 % to the last, the rest to those between; two touches get half each. */
    static AttributionRule positionBased() {
        return ends("position_based", 0.4, 0.4, 0.5);
    }

    /** J: 20 % to the first touch, 60 % to the last, the rest to those between; of two the last gets 75 %. */
    static AttributionRule jShaped() {
        return ends("j_shaped", 0.2, 0.6, 0.25);
    }

    /** Inverse J: 60 % to the first touch, 20 % to the last, the rest to those between; of two the first gets 75 %. */
    static AttributionRule inverseJ() {
        return ends("inverse_j", 0.6, 0.2, 0.75);
    }

    /** Shares that halve with each step away from the conversion. */
    static AttributionRule stepDecay() {
        return new ByPosition(
                "step_decay_0.5", path -> PositionWeights.steps(path.channels().size(), 0.5));
    }

    /**
     * Shares in proportion to {@code 2^(-age / halfLife)}, by the ages of the path's touches.
     *
     * @param halfLifeDays days in which a touch loses half its share, above 0; 7 is usual
     * @throws IllegalArgumentException for another half-life; {@link #credit} throws it for a path of several touches
     *     without ages
     */
    static AttributionRule timeDecay(double halfLifeDays) {
        if (!(halfLifeDays > 0) || Double.isInfinite(halfLifeDays)) {
            throw new IllegalArgumentException("half-life must be above 0 days, but was " + halfLifeDays);
        }
        return new ByPosition("time_decay", path -> PositionWeights.ages(path, halfLifeDays));
    }

    /** By removal effect in a Markov chain whose states are the last {@code order} touches, see {@link MarkovChain}. */
    static AttributionRule markov(int order) {
        return new Computed(
                "markov_" + order, paths -> MarkovChain.of(paths, order).credits());
    }

    /** By the Shapley values of the observed sets of channels, see {@link Shapley#ofObservedSets}. */
    static AttributionRule shapley() {
        return new Computed("shapley", Shapley::ofObservedSets);
    }

    /** First touch, last touch, linear, Markov of order 1. */
    static List<AttributionRule> all() {
        return List.of(firstTouch(), lastTouch(), linear(), markov(1));
    }

    private static AttributionRule ends(String name, double first, double last, double firstOfTwo) {
        return new ByPosition(name, path -> PositionWeights.ends(path.channels().size(), first, last, firstOfTwo));
    }
}

package io.throughline.value.experiments;

import io.throughline.value.sums.Comoments;
import java.util.Random;

/**
 * How often experiments without an effect raise an alarm when they are looked at many times: simulated, normal metric.
 *
 * @param fixedHorizon share of false alarms of a test that may be looked at once
 * @param msprt share of the mixture test
 * @param confidenceSequence share of the confidence sequence
 */
public record Peeking(double fixedHorizon, double msprt, double confidenceSequence) {

    /**
     * The shares.
     *
     * @param simulations experiments, 1 or more
     * @param looks at each, evenly, 1 or more
     * @param unitsEachLook that come in between, 4 or more
     * @param alpha of all three tests
     * @param seed of the draws; the same gives the same bits
     * @throws IllegalArgumentException for anything else
     */
    public static Peeking of(int simulations, int looks, int unitsEachLook, double alpha, long seed) {
        if (simulations < 1 || looks < 1 || unitsEachLook < 4) {
            throw new IllegalArgumentException("need 1 simulation, 1 look and 4 units a look or more, but got "
                    + simulations + ", " + looks + " and " + unitsEachLook);
        }
        Random random = new Random(seed);
        int fixed = 0;
        int mixture = 0;
        int sequence = 0;
        for (int s = 0; s < simulations; s++) {
            AnytimeTest test = new AnytimeTest(alpha, 0.01, looks * unitsEachLook / 2.0);
            Comoments control = new Comoments(1);
            Comoments treatment = new Comoments(1);
            boolean fixedAlarm = false;
            boolean sequenceAlarm = false;
            AnytimeTest.Look look = null;
            for (int i = 0; i < looks; i++) {
                for (int unit = 0; unit < unitsEachLook; unit++) {
                    (unit % 2 == 0 ? control : treatment).add(random.nextGaussian());
                }
                look = test.look(ArmMean.of(control, 0), ArmMean.of(treatment, 0));
                fixedAlarm |= look.pFixedHorizon() < alpha;
                sequenceAlarm |= Math.abs(look.effect()) > look.radius();
            }
            fixed += fixedAlarm ? 1 : 0;
            mixture += look != null && look.pAlwaysValid() < alpha ? 1 : 0;
            sequence += sequenceAlarm ? 1 : 0;
        }
        double all = simulations;
        return new Peeking(fixed / all, mixture / all, sequence / all);
    }
}

package io.throughline.value.effects;

import java.util.List;
import java.util.Map;

/** The units that share a stratum. */
record Stratum(List<ExposureUnit> units, Group exposed, Group others) {

    /** One side of the comparison. */
    record Group(double weight, double mean, long customers) {

        static Group of(List<ExposureUnit> units, boolean exposed) {
            double weight = 0;
            double sum = 0;
            for (ExposureUnit unit : units) {
                if (unit.exposed() == exposed) {
                    weight += unit.weight();
                    sum += unit.weight() * unit.outcome();
                }
            }
            long customers = units.stream()
                    .filter(unit -> unit.exposed() == exposed)
                    .map(ExposureUnit::customerId)
                    .distinct()
                    .count();
            return new Group(weight, weight > 0 ? sum / weight : 0, customers);
        }
    }

    static Stratum of(List<ExposureUnit> units) {
        return new Stratum(units, Group.of(units, true), Group.of(units, false));
    }

    /** Two others at least: the scatter of one cannot be told. */
    boolean isComparable() {
        return exposed.customers() >= 1 && others.customers() >= 2;
    }

    double difference() {
        return exposed.mean() - others.mean();
    }

    /**
     * Adds what each customer moves the estimate by.
     *
     * <p>The exposed are held against the whole effect, not against the mean of their own stratum, in which there may be one
     * of them. The others' distance from their own mean is too small by n / (n - 1) on average.
     */
    void addInfluences(Map<String, Double> influences, double effect, double exposedWeight) {
        double share = exposed.weight() / exposedWeight;
        double correction = Math.sqrt(others.customers() / (others.customers() - 1.0));
        for (ExposureUnit unit : units) {
            double influence = unit.exposed()
                    ? unit.weight() / exposedWeight * (unit.outcome() - others.mean() - effect)
                    : -share * unit.weight() / others.weight() * correction * (unit.outcome() - others.mean());
            influences.merge(unit.customerId(), influence, Double::sum);
        }
    }
}

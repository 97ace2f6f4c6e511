package io.throughline.value.regression;

/** Means and standard deviations (divisor n) of columns. */
public final class Scales {

    private final double[] means;
    private final double[] deviations;

    private Scales(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Shifts and scales columns in place.
     *
     * @param x rows of one length, one or more
     * @param first column that is scaled; those before it stay
     */
    public static Scales standardise(double[][] x, int first) {
        int columns = x[0].length - first;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (double[] row : x) {
                sum += row[first + j];
            }
            means[j] = sum / x.length;
            double squares = 0;
            for (double[] row : x) {
                squares += (row[first + j] - means[j]) * (row[first + j] - means[j]);
            }
            double deviation = Math.sqrt(squares / x.length);
            deviations[j] = deviation > 1e-12 * Math.abs(means[j]) ? deviation : 1;
            for (double[] row : x) {
                row[first + j] = (row[first + j] - means[j]) / deviations[j];
            }
        }
        return new Scales(means, deviations);
    }

    /** Mean of a column, the first scaled one is 0. */
    public double mean(int column) {
        return means[column];
    }

    /** Its standard deviation; 1 if it does not vary. */
    public double deviation(int column) {
        return deviations[column];
    }
}

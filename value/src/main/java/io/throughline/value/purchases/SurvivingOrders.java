package io.throughline.value.purchases;

/** Orders of a living customer who may drop out after each of them. */
final class SurvivingOrders {

    private static final double NEGLIGIBLE = 1e-16;

    /** Terms below this are followed by their logarithm. */
    private static final double UNDERFLOW = 1e-280;

    private SurvivingOrders() {}

    /**
     * Expected orders within a horizon: {@code sum over n >= 0 of P(N > n) (b)_n / (a+b)_n}, where N is negative binomial
     * with {@code shape} and success odds {@code horizon / rate}.
     *
     * <p>The tail of N is the rest after its first terms. Their absolute error stays near one unit in the last place of
     * {@code P(N > 0)}, which the sum exceeds.
     *
     * @param shape of the gamma purchase rate
     * @param rate of the gamma purchase rate, units of time
     * @param a first shape of the drop-out probability
     * @param b second shape of the drop-out probability
     * @param horizon units of time
     */
    static double expected(double shape, double rate, double a, double b, double horizon) {
        double z = horizon / (rate + horizon);
        double logTerm = shape * Math.log1p(-z);
        double term = Math.exp(logTerm);
        double tail = -Math.expm1(logTerm);
        double enough = NEGLIGIBLE * tail;
        double mode = Math.max(0, (shape - 1) * horizon / rate);
        double stays = 1;
        double sum = 0;
        for (long n = 0; tail > 0; n++) {
            sum += tail * stays;
            double ratio = (shape + n) / (n + 1) * z;
            if (term > UNDERFLOW) {
                term *= ratio;
            } else {
                logTerm += Math.log(ratio);
                term = Math.exp(logTerm);
            }
            if (n > mode && term <= enough) {
                break;
            }
            tail -= term;
            stays *= (b + n) / (a + b + n);
        }
        return sum;
    }
}

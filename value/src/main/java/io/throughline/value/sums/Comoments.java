package io.throughline.value.sums;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Means and covariances of some variables, from sums that hold all digits: rows in any order, or parts merged in any order,
 * give the same bits, and a large mean costs no digit of a small variance.
 *
 * <pre>{@code cov(i, j) = (n sum(x_i x_j) - sum(x_i) sum(x_j)) / (n (n - 1))}</pre>
 */
public final class Comoments {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final int variables;
    private final ExactSums sums;
    private long count;

    /** None yet. @param variables how many, 1 or more */
    public Comoments(int variables) {
        this.variables = variables;
        this.sums = new ExactSums(variables + variables * (variables + 1) / 2);
    }

    /**
     * Adds a row.
     *
     * @param values one for each variable, finite
     * @throws IllegalArgumentException for another number of values, or one that is not finite or so large that its square is
     *     not
     */
    public void add(double... values) {
        if (values.length != variables) {
            throw new IllegalArgumentException("need " + variables + " values, but got " + values.length);
        }
        for (double value : values) {
            if (!(Math.abs(value) <= 1e150)) {
                throw new IllegalArgumentException("a value must be within 1e150 of 0, but was " + value);
            }
        }
        count++;
        for (int i = 0; i < variables; i++) {
            sums.add(i, values[i]);
            for (int j = 0; j <= i; j++) {
                sums.addProduct(product(i, j), values[i], values[j]);
            }
        }
    }

    /** Adds all rows of others of the same variables. */
    public void addAll(Comoments others) {
        count += others.count;
        sums.addAll(others.sums);
    }

    /** How many variables. */
    public int variables() {
        return variables;
    }

    /** Rows. */
    public long count() {
        return count;
    }

    /** Sum of a variable. */
    public double sum(int variable) {
        return sums.of(variable);
    }

    /** Sum of the products of two variables. */
    public double sumOfProducts(int one, int other) {
        return sums.of(product(one, other));
    }

    /** Mean of a variable; 0 without rows. */
    public double mean(int variable) {
        return count == 0 ? 0 : sums.of(variable) / count;
    }

    /** Covariance with the divisor n - 1, the variance for one variable twice; 0 with fewer than two rows. */
    public double covariance(int one, int other) {
        return count < 2 ? 0 : centred(one, other) / (count - 1);
    }

    /** Sum of the products of the distances from the means; 0 without rows. */
    public double centred(int one, int other) {
        if (count == 0) {
            return 0;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        return n.multiply(sums.exactly(product(one, other)))
                .subtract(sums.exactly(one).multiply(sums.exactly(other)))
                .divide(n, DIGITS)
                .doubleValue();
    }

    private int product(int one, int other) {
        int high = Math.max(one, other);
        return variables + high * (high + 1) / 2 + Math.min(one, other);
    }
}

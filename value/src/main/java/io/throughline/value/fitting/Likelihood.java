package io.throughline.value.fitting;

/** A smooth log-likelihood with its gradient. */
@FunctionalInterface
public interface Likelihood {

    /**
     * The logarithm of the likelihood.
     *
     * @param point coordinates, each over the whole real line
     * @param gradient receives the partial derivatives; its old content does not matter
     * @return a finite number
     */
    double at(double[] point, double[] gradient);
}

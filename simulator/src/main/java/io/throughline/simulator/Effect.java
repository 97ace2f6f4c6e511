package io.throughline.simulator;

/** The mean of many differences between two worlds, with its standard error. */
final class Effect {

    private long count;
    private double sum;
    private double squares;

    void add(double difference) {
        count++;
        sum += difference;
        squares += difference * difference;
    }

    long count() {
        return count;
    }

    /** 0 where there is none. */
    double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** 0 where there are fewer than two. */
    double standardError() {
        return count < 2 ? 0 : Math.sqrt(Math.max(0, squares / count - mean() * mean()) / (count - 1));
    }
}

package io.throughline.cep.engine;

import org.apache.flink.util.clock.SystemClock;

/** The clock of the sampled times, which are a metric and decide nothing. */
final class Sampled {

    private Sampled() {}

    static long now() {
        return SystemClock.getInstance().relativeTimeNanos();
    }
}

package io.throughline.jobs.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes will have done some time soon. */
final class Eventually {

    private static final long PAUSE_MILLIS = 250;

    private Eventually() {}

    /** Asks until the answer is {@code expected} or more; fails with the last answer when {@code patience} ends. */
    static void reaches(long expected, Duration patience, String what, Callable<Long> count) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + patience.toNanos();
        long last = count.call();
        while (last < expected) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        what + ": expected " + expected + " within " + patience + ", but there were " + last);
            }
            never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            last = count.call();
        }
    }
}

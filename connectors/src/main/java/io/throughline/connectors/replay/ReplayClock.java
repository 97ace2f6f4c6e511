package io.throughline.connectors.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time of a replay: it stands still until it is moved, jumps, or runs at a multiple of the time of the wall.
 *
 * <p>One clock moves all sources of a replay in this process; they find it by its name. Whoever moves it learns when all
 * that was due has been processed and committed.
 */
public final class ReplayClock {

    private static final Map<String, ReplayClock> CLOCKS = new ConcurrentHashMap<>();

    private final String name;
    private final Set<String> running = new HashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Consumer<Boolean>> backlogListeners = new ArrayList<>();
    private final Set<Long> quietCheckpoints = new HashSet<>();
    private long lastCheckpoint;
    private @Nullable Settling settling;
    private Instant stoodAt = Instant.MIN;
    private volatile Instant reached = Instant.MIN;
    private @Nullable Pace pace;

    private ReplayClock(String name) {
        this.name = name;
    }

    /** A new clock for the sources called {@code sources}; it stands at the beginning of time. */
    public static ReplayClock create(String name, Set<String> sources) {
        ReplayClock clock = new ReplayClock(name);
        clock.running.addAll(sources);
        CLOCKS.put(name, clock);
        return clock;
    }

    /** @throws IllegalStateException if this process has no such clock */
    static ReplayClock named(String name) {
        ReplayClock clock = CLOCKS.get(name);
        if (clock == null) {
            throw new IllegalStateException("no clock " + name + " in this process: a replay runs where its clock is");
        }
        return clock;
    }

    public String name() {
        return name;
    }

    /** What time it is in the replay. */
    public synchronized Instant now() {
        return pace == null ? stoodAt : pace.now();
    }

    /** Makes it {@code instant} at once, and stands still there. */
    public void jumpTo(Instant instant) {
        List<Waiter> due;
        synchronized (this) {
            pace = null;
            stoodAt = instant;
            due = takeDue();
        }
        due.forEach(waiter -> waiter.future.complete(null));
    }

    /** Lets time run from now on, {@code speed} times as fast as the wall's. */
    public void play(double speed) {
        List<Waiter> all;
        synchronized (this) {
            pace = new Pace(now(), System.nanoTime(), speed);
            all = List.copyOf(waiters);
            waiters.clear();
        }
        all.forEach(waiter -> completeWhenDue(waiter.at, waiter.future));
    }

    /**
     * Completes when every source waits for a later time and then {@code checkpoints} checkpoints are through: after one
     * all that was due has been processed, after two all that it wrote has been committed.
     */
    public synchronized CompletableFuture<Void> settled(int checkpoints) {
        settling = new Settling(checkpoints);
        quietCheckpoints.clear();
        return settling.future;
    }

    /** How far the records go that were given so far: the arrival of the latest. */
    public Instant reached() {
        return reached;
    }

    /** Gives the name back. */
    public void forget() {
        CLOCKS.remove(name, this);
    }

    void reaches(Instant arrival) {
        if (arrival.isAfter(reached)) {
            reached = arrival;
        }
    }

    boolean isDue(Instant at) {
        return !at.isAfter(now());
    }

    /** Completes when it is {@code at}; at once if it is later already. */
    CompletableFuture<Void> whenDue(Instant at) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        synchronized (this) {
            if (pace == null && !isDue(at)) {
                waiters.add(new Waiter(at, future));
                return future;
            }
        }
        completeWhenDue(at, future);
        return future;
    }

    /** Is told from now on whether sources have to catch up with a clock that jumped. */
    synchronized void onBacklog(Consumer<Boolean> listener) {
        backlogListeners.add(listener);
        listener.accept(isBacklog());
    }

    synchronized void waits(String source) {
        if (running.remove(source) && running.isEmpty()) {
            tellBacklog();
        }
    }

    synchronized void runs(String source) {
        running.add(source);
        quietCheckpoints.clear();
        if (running.size() == 1) {
            tellBacklog();
        }
    }

    /** A source takes part in checkpoint {@code id} now; what counts is how things stand when the first one does. */
    synchronized void checkpointBegins(long id) {
        if (id > lastCheckpoint && running.isEmpty()) {
            quietCheckpoints.add(id);
        }
        lastCheckpoint = Math.max(lastCheckpoint, id);
    }

    void checkpointCompletes(long id) {
        CompletableFuture<Void> done = null;
        synchronized (this) {
            if (quietCheckpoints.remove(id) && settling != null && --settling.missing == 0) {
                done = settling.future;
                settling = null;
            }
        }
        if (done != null) {
            done.complete(null);
        }
    }

    private void tellBacklog() {
        boolean backlog = isBacklog();
        backlogListeners.forEach(listener -> listener.accept(backlog));
    }

    private boolean isBacklog() {
        return pace == null && !running.isEmpty();
    }

    private void completeWhenDue(Instant at, CompletableFuture<Void> future) {
        Pace running;
        synchronized (this) {
            running = pace;
        }
        Duration wait = running == null ? Duration.ZERO : running.until(at);
        if (wait.isZero() || wait.isNegative()) {
            future.complete(null);
        } else {
            CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> future.complete(null));
        }
    }

    private List<Waiter> takeDue() {
        List<Waiter> due = waiters.stream().filter(waiter -> isDue(waiter.at)).toList();
        waiters.removeAll(due);
        return due;
    }

    private record Waiter(Instant at, CompletableFuture<Void> future) {}

    private record Pace(Instant from, long wallNanos, double speed) {

        Instant now() {
            return from.plusNanos((long) ((System.nanoTime() - wallNanos) * speed));
        }

        Duration until(Instant at) {
            return Duration.ofNanos((long) (Duration.between(now(), at).toNanos() / speed) + 1);
        }
    }

    private static final class Settling {

        private final CompletableFuture<Void> future = new CompletableFuture<>();
        private int missing;

        private Settling(int checkpoints) {
            missing = checkpoints;
        }
    }
}

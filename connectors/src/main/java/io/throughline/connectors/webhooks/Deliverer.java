package io.throughline.connectors.webhooks;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from the outbox to their endpoints, each endpoint in a thread of its own.
 *
 * <p>At least once, under a stable id: a process that dies between sending and writing it down sends again. Messages to
 * endpoints that are not given here stay where they are.
 */
public final class Deliverer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    private final List<EndpointQueue> queues;
    private final ExecutorService threads;
    private final Clock clock;
    private volatile boolean stopped;

    private Deliverer(List<EndpointQueue> queues, Clock clock) {
        this.queues = queues;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "webhook-delivery");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A deliverer that has not begun yet.
     *
     * @param clock tells what is due and signs; tests give one of their own
     */
    public static Deliverer of(
            Outbox outbox, Collection<EndpointSettings> endpoints, RetrySchedule schedule, Clock clock) {
        return of(outbox, endpoints, schedule, clock, SystemDefaultDnsResolver.INSTANCE, HttpSender.LONGEST);
    }

    static Deliverer of(
            Outbox outbox,
            Collection<EndpointSettings> endpoints,
            RetrySchedule schedule,
            Clock clock,
            DnsResolver resolver,
            Duration timeout) {
        List<EndpointQueue> queues = new ArrayList<>();
        for (EndpointSettings endpoint : endpoints) {
            HttpSender sender = new HttpSender(endpoint, resolver, timeout, clock);
            queues.add(new EndpointQueue(endpoint.name(), outbox, sender, schedule, clock));
        }
        return new Deliverer(List.copyOf(queues), clock);
    }

    /**
     * Sends until nothing is due any more; what has to wait for a retry stays.
     *
     * @throws InterruptedException once the attempts under way have been written down
     */
    public DeliverySummary drain() throws SQLException, InterruptedException {
        List<Future<DeliverySummary>> results = new ArrayList<>();
        for (EndpointQueue queue : queues) {
            results.add(threads.submit(() -> queue.drain(() -> stopped)));
        }
        DeliverySummary summary = DeliverySummary.none();
        InterruptedException interruption = null;
        SQLException failure = null;
        for (Future<DeliverySummary> result : results) {
            boolean done = false;
            while (!done) {
                try {
                    summary = summary.plus(result.get());
                    done = true;
                } catch (InterruptedException e) {
                    interruption = e;
                    stopped = true;
                } catch (ExecutionException e) {
                    failure = e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
                    done = true;
                }
            }
        }
        if (interruption != null) {
            throw interruption;
        }
        if (failure != null) {
            throw failure;
        }
        return summary;
    }

    /**
     * Sends what is due and what becomes due within {@code patience} from then on, as long as there is any.
     *
     * @param patience how long to wait for a retry; zero waits for none
     */
    public DeliverySummary drain(Duration patience) throws SQLException, InterruptedException {
        DeliverySummary summary = drain();
        Optional<Duration> wait = untilNextDue();
        while (wait.isPresent() && wait.get().compareTo(patience) <= 0) {
            Thread.sleep(Math.max(1, wait.get().toMillis()));
            summary = summary.plus(drain());
            wait = untilNextDue();
        }
        return summary;
    }

    /**
     * Delivers until the thread is interrupted: the attempts under way are finished and written down, and the thread
     * stays interrupted. A database that cannot be reached is asked again.
     *
     * @param pause between two looks at the outbox
     */
    public void run(Duration pause) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    drain();
                } catch (SQLException e) {
                    LOG.error("the outbox cannot be read, trying again in {}", pause, e);
                }
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Duration> untilNextDue() throws SQLException {
        Optional<Instant> earliest = Optional.empty();
        for (EndpointQueue queue : queues) {
            earliest =
                    Stream.concat(earliest.stream(), queue.nextDue().stream()).min(Instant::compareTo);
        }
        Instant now = clock.instant();
        return earliest.map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        queues.forEach(EndpointQueue::close);
    }
}

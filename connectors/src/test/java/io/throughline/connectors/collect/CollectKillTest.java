package io.throughline.connectors.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver dies under load, as a process does; whatever it had acknowledged is there. */
class CollectKillTest {

    private static final int SENDERS = 8;
    private static final int LIVES = 3;
    private static final int ACKNOWLEDGED_IN_A_LIFE = 400;
    private static final Pattern NUMBER = Pattern.compile("n=([0-9]+)");

    @TempDir
    Path folder;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingThatItAcknowledged() throws Exception {
        for (int life = 0; life < LIVES; life++) {
            Process process = start();
            int port = port(process);
            Semaphore kept = new Semaphore(0);
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            for (int i = 0; i < SENDERS; i++) {
                senders.execute(() -> sendUntilItDies(port, kept));
            }
            kept.acquire(ACKNOWLEDGED_IN_A_LIFE);
            process.destroyForcibly().waitFor();
            senders.shutdown();
            assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        FileLog.in(folder, Duration.ofHours(1), Clock.systemUTC()).close();

        Set<Integer> found = new HashSet<>();
        for (String line : Sender.lines(folder)) {
            Matcher number = NUMBER.matcher(line);
            assertThat(number.find()).as(line).isTrue();
            assertThat(line).startsWith("{").endsWith("}");
            found.add(Integer.valueOf(number.group(1)));
        }
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(LIVES * ACKNOWLEDGED_IN_A_LIFE);
        assertThat(found).containsAll(acknowledged);
    }

    private void sendUntilItDies(int port, Semaphore kept) {
        try {
            while (true) {
                int number = numbers.incrementAndGet();
                if (Sender.post(port, "/web", Sender.utf8("n=" + number)) == 200) {
                    acknowledged.add(number);
                    kept.release();
                }
            }
        } catch (IOException dead) {
            // killed: what was under way is not acknowledged
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(out.readLine());
    }
}

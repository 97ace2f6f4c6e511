package io.throughline.connectors.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void keepsRecordsInTheirOrderAndShowsThemWhenItCloses() throws Exception {
        FileLog log = FileLog.in(folder, Duration.ofHours(1), CLOCK);
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            kept.add(log.append(Sender.utf8(i + "\n")));
        }
        CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).get();
        assertThat(Sender.lines(folder)).as("hidden while it is written").isEmpty();
        log.close();

        assertThat(Sender.lines(folder))
                .hasSize(3_000)
                .startsWith("0", "1", "2")
                .endsWith("2999");
    }

    @Test
    void finishesWhatADeadProcessLeftAndCutsTheLineThatBreaksOff() throws Exception {
        Files.writeString(folder.resolve(".20260301T090000.000Z-0.jsonl"), "one\ntwo\nthr");
        Files.writeString(folder.resolve(".20260301T090000.000Z-1.jsonl"), "thr");
        Files.writeString(
                folder.resolve(".20260301T090000.000Z-2.jsonl"), "x".repeat(200_000) + "\n" + "y".repeat(150_000));

        FileLog.in(folder, Duration.ofHours(1), CLOCK).close();

        assertThat(Sender.lines(folder)).containsExactly("one", "two", "x".repeat(200_000));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("20260301T090000.000Z-0.jsonl", "20260301T090000.000Z-2.jsonl");
        }
    }
}

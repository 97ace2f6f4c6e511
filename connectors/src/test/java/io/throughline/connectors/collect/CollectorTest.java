package io.throughline.connectors.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.RawRecord;
import io.throughline.connectors.formats.Reading;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String EVENT =
            "{\"type\":\"track\",\"event\":\"Signed Up\",\"messageId\":\"m1\",\"userId\":\"zoë\",\"timestamp\":\"2026-03-01T09:59:59Z\"}";

    @TempDir
    Path folder;

    @Test
    void keepsWhatAFormatThenReads() throws Exception {
        try (Collector collector = start(SenderCheck.NONE, "", 0, 100_000)) {
            int port = collector.port();
            assertThat(Sender.post(port, "/web/v1/track", Sender.utf8(EVENT), "Authorization", "Basic c2VjcmV0"))
                    .isEqualTo(200);
            assertThat(Sender.post(port, "/web/v1/batch", gzip(EVENT), "Content-Encoding", "gzip"))
                    .isEqualTo(200);
            assertThat(Sender.send(port, "OPTIONS", "/web/v1/track")).isEqualTo(204);
            assertThat(collector.kept()).isEqualTo(2);
        }

        List<String> lines = Sender.lines(folder);
        assertThat(lines).hasSize(2);
        assertThat(lines.toString()).doesNotContain("c2VjcmV0");
        RecordReader reader = Reading.by(Format.shipped("segment"), ReceivedAt.eventTime());
        for (String line : lines) {
            List<Parsed> parsed = new ArrayList<>();
            reader.read(new RawRecord(Sender.utf8(line), null, "web#1"), parsed::add);
            assertThat(parsed.get(0).event().who().customerId()).isEqualTo("zoë");
            assertThat(parsed.get(0).event().time().receivedAt()).isEqualTo("2026-03-01T10:00:00Z");
        }
    }

    @Test
    void refusesWhatItMayNotKeep() throws Exception {
        try (Collector collector = start(SenderCheck.WRITE_KEY, "wk", 2, 100)) {
            int port = collector.port();
            String key = "Basic d2s6";
            assertThat(Sender.post(port, "/web", Sender.utf8("{}"))).isEqualTo(401);
            assertThat(Sender.post(port, "/web", new byte[101], "Authorization", key))
                    .isEqualTo(413);
            assertThat(Sender.post(port, "/web", Sender.utf8("{}"), "Authorization", key))
                    .isEqualTo(200);
            assertThat(Sender.post(port, "/web", Sender.utf8("{}"), "Authorization", key))
                    .as("the clock stands, and three were let in")
                    .isEqualTo(429);
            assertThat(Sender.post(port, "/webs", Sender.utf8("{}"))).isEqualTo(404);
            assertThat(Sender.post(port, "/other", Sender.utf8("{}"))).isEqualTo(404);
            assertThat(Sender.send(port, "DELETE", "/web")).isEqualTo(405);
            assertThat(Sender.send(port, "GET", "/health")).isEqualTo(200);
            assertThat(collector.kept()).isEqualTo(1);
        }

        assertThat(Sender.lines(folder)).hasSize(1);
    }

    @Test
    void acknowledgesNothingThatIsNotKept() throws Exception {
        RecordLog full = new RecordLog() {
            @Override
            public CompletableFuture<Void> append(byte[] record) {
                throw new FullException(7);
            }

            @Override
            public void close() {}
        };
        RecordLog broken = new RecordLog() {
            @Override
            public CompletableFuture<Void> append(byte[] record) {
                return CompletableFuture.failedFuture(new java.io.IOException("disk full"));
            }

            @Override
            public void close() {}
        };
        List<CollectEndpoint> endpoints = List.of(
                new CollectEndpoint("full", SenderCheck.NONE, "", 0, full),
                new CollectEndpoint("broken", SenderCheck.NONE, "", 0, broken));
        try (Collector collector = Collector.start(endpoints, settings(1_000))) {
            assertThat(Sender.post(collector.port(), "/full", Sender.utf8("{}")))
                    .isEqualTo(503);
            assertThat(Sender.post(collector.port(), "/broken", Sender.utf8("{}")))
                    .isEqualTo(503);
            assertThat(collector.kept()).isZero();
        }
    }

    @Test
    void asksForASecretWhereASenderIsChecked() throws Exception {
        try (RecordLog log = log()) {
            assertThatThrownBy(() -> new CollectEndpoint("web", SenderCheck.SEGMENT, " ", 0, log))
                    .hasMessageContaining("endpoint web checks its sender, and needs a secret");
        }
    }

    private Collector start(SenderCheck check, String secret, double perSecond, int maxBytes) throws Exception {
        CollectEndpoint endpoint = new CollectEndpoint("web", check, secret, perSecond, log());
        return Collector.start(List.of(endpoint), settings(maxBytes));
    }

    private RecordLog log() {
        return FileLog.in(folder, Duration.ofHours(1), CLOCK);
    }

    private static Collector.Settings settings(int maxBytes) {
        return new Collector.Settings(
                new InetSocketAddress("127.0.0.1", 0), "https://collect.example.org", maxBytes, CLOCK);
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Sender.utf8(text));
        }
        return bytes.toByteArray();
    }
}

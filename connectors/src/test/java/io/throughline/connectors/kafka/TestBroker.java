package io.throughline.connectors.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker in this process, on the loopback interface and in a temporary folder; up in seconds. */
public final class TestBroker implements AutoCloseable {

    /** What a Kafka broker grants unless told otherwise. */
    public static final Duration USUAL_TRANSACTION_LIMIT = Duration.ofMinutes(15);

    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final Path folder;
    private final String bootstrapServers;

    private TestBroker(KafkaRaftServer server, Path folder, String bootstrapServers) {
        this.server = server;
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
    }

    public static TestBroker start() throws IOException {
        return start(USUAL_TRANSACTION_LIMIT);
    }

    /** A broker with another {@code transaction.max.timeout.ms}. */
    public static TestBroker start(Duration transactionLimit) throws IOException {
        RuntimeException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return startOnce(transactionLimit);
            } catch (RuntimeException e) {
                failure = e; // somebody took a port between looking and binding: look again
            }
        }
        throw failure;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Settings for this broker: environment {@code test}, a transaction time-out of one minute. */
    public KafkaSettings settings() {
        return new KafkaSettings(bootstrapServers, Map.of(), "test", Duration.ofMinutes(1));
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        delete(folder);
    }

    private static TestBroker startOnce(Duration transactionLimit) throws IOException {
        Path folder = Files.createTempDirectory("test-broker");
        int port = freePort();
        Properties properties = properties(folder, port, freePort(), transactionLimit);
        format(folder, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            delete(folder);
            throw e;
        }
        return new TestBroker(server, folder, "127.0.0.1:" + port);
    }

    private static Properties properties(Path folder, int port, int controllerPort, Duration transactionLimit) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("num.partitions", "2"),
                // One broker cannot replicate; transactions would never start.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.max.timeout.ms", Long.toString(transactionLimit.toMillis())),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Records that carry times of years ago would be deleted after seconds.
                Map.entry("log.retention.ms", "-1"),
                Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))));
        return properties;
    }

    private static void format(Path folder, Properties properties) throws IOException {
        Path file = folder.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--config",
            file.toString(),
            "--cluster-id",
            Uuid.randomUuid().toString()
        };
        int code = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException("no storage for the broker: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

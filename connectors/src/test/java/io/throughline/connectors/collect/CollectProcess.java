package io.throughline.connectors.collect;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A receiver in a process of its own, to be killed; says its port on stdout. */
final class CollectProcess {

    private CollectProcess() {}

    public static void main(String[] arguments) throws Exception {
        FileLog log = FileLog.in(Path.of(arguments[0]), Duration.ofMillis(200), Clock.systemUTC());
        Collector collector = Collector.start(
                List.of(new CollectEndpoint("web", SenderCheck.NONE, "", 0, log)),
                new Collector.Settings(new InetSocketAddress("127.0.0.1", 0), "", 10_000, Clock.systemUTC()));
        System.out.println(collector.port());
        Thread.currentThread().join();
    }
}

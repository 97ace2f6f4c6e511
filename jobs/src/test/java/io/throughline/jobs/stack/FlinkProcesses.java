package io.throughline.jobs.stack;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink cluster of processes of their own, made of the jars that Maven brought: one job manager, some task managers.
 * Its user code comes from the jar that is submitted, and from nowhere else.
 */
final class FlinkProcesses implements AutoCloseable {

    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED");
    private static final Pattern SLOTS = Pattern.compile("\"slots-total\":(\\d+)");
    private static final Pattern RUNNING = Pattern.compile("\"jobs-running\":(\\d+)");

    private final Path folder;
    private final String classpath;
    private final int restPort;
    private final List<Process> taskManagers = new ArrayList<>();
    private final List<Process> all = new ArrayList<>();

    private FlinkProcesses(Path folder, String classpath, int restPort) {
        this.folder = folder;
        this.classpath = classpath;
        this.restPort = restPort;
    }

    /**
     * Starts the processes; their logs go to {@code folder}.
     *
     * @param libraries folder of Flink's own jars
     */
    static FlinkProcesses start(Path folder, Path libraries, int taskManagers) throws Exception {
        int restPort = freePort();
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("config.yaml"), configuration(folder, freePort(), restPort));
        Files.writeString(conf.resolve("log4j2.properties"), """
                rootLogger.level = INFO
                rootLogger.appenderRef.out.ref = out
                appender.out.name = out
                appender.out.type = CONSOLE
                appender.out.layout.type = PatternLayout
                appender.out.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n
                """);
        FlinkProcesses cluster =
                new FlinkProcesses(folder, libraries.toAbsolutePath() + File.separator + "*", restPort);
        cluster.java(
                "jobmanager",
                List.of("-Xmx512m"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                List.of());
        for (int i = 0; i < taskManagers; i++) {
            cluster.startTaskManager();
        }
        return cluster;
    }

    void startTaskManager() throws IOException {
        Configuration configuration =
                GlobalConfiguration.loadConfiguration(folder.resolve("conf").toString());
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        taskManagers.add(java(
                "taskmanager-" + taskManagers.size(),
                words(ProcessMemoryUtils.generateJvmParametersStr(memory)),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory))));
    }

    /** Kills a task manager as the operating system would: no goodbye. */
    void killTaskManager(int index) throws InterruptedException {
        Process process = taskManagers.get(index).destroyForcibly();
        process.waitFor();
    }

    /** Submits {@code main} of {@code jar} by Flink's command line, as a user would. */
    void submit(Path jar, String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "-d", "-m", "127.0.0.1:" + restPort, "-c", main));
        command.add(jar.toString());
        command.addAll(Arrays.asList(arguments));
        String name = "submit-" + main.substring(main.lastIndexOf('.') + 1);
        Process process = run(name, List.of("-Xmx512m"), "org.apache.flink.client.cli.CliFrontend", command);
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(name + " failed:\n" + Files.readString(folder.resolve(name + ".log")));
        }
    }

    long slots() {
        return overview(SLOTS);
    }

    long runningJobs() {
        return overview(RUNNING);
    }

    /** What the processes logged, for the message of a failure. */
    String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(log);
                text.append("== ").append(log.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 60), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : all) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private long overview(Pattern number) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + "/overview"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Matcher found = number.matcher(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Process java(String name, List<String> flags, String main, List<String> settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", folder.resolve("conf").toString()));
        arguments.addAll(settings);
        return run(name, flags, main, arguments);
    }

    private Process run(String name, List<String> flags, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(OPENED);
        command.add("-Dlog4j.configurationFile=" + folder.resolve("conf").resolve("log4j2.properties"));
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.resolve("conf").toString());
        Process process = builder.start();
        all.add(process);
        return process;
    }

    private static String configuration(Path folder, int rpcPort, int restPort) {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 6
                taskmanager.memory.process.size: 1400m
                taskmanager.memory.managed.size: 64m
                taskmanager.memory.network.min: 96m
                taskmanager.memory.network.max: 96m
                heartbeat.interval: 1000
                heartbeat.timeout: 8000
                restart-strategy.type: fixed-delay
                restart-strategy.fixed-delay.attempts: 50
                restart-strategy.fixed-delay.delay: 500 ms
                io.tmp.dirs: %s
                """.formatted(rpcPort, restPort, folder);
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.trim().split("\\s+")).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.throughline.simulator;

/** A system of the company that sends events, in a format that the product reads. */
enum Source {
    WEB("web", "segment", "jsonl", true, 1_500),
    APP("app", "segment", "jsonl", true, 4_500),
    MAGAZINE("magazine", "snowplow-enriched", "tsv", true, 1_500),
    CARE("care", "native", "jsonl", true, 800),
    CAMPAIGNS("campaigns", "native", "jsonl", true, 3_000),
    SOCIAL("social", "native", "jsonl", true, 4_000),
    STORE("store", "native", "jsonl", false, 0);

    private final String sourceName;
    private final String format;
    private final String ending;
    private final boolean live;
    private final int slowestMillis;

    Source(String sourceName, String format, String ending, boolean live, int slowestMillis) {
        this.sourceName = sourceName;
        this.format = format;
        this.ending = ending;
        this.live = live;
        this.slowestMillis = slowestMillis;
    }

    String sourceName() {
        return sourceName;
    }

    /** The shipped format that reads it. */
    String format() {
        return format;
    }

    /** Its file below the company's folder. */
    String path() {
        return "raw/" + sourceName + "." + ending;
    }

    /** Whether it sends as things happen; the stores send theirs the next night. */
    boolean live() {
        return live;
    }

    /** How late its slowest events arrive, less than the disorder that the configuration allows. */
    int slowestMillis() {
        return slowestMillis;
    }
}

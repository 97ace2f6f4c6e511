package io.throughline.jobs.configuration;

/** Whether a source moves event time. */
public enum SourceKind {
    /** It moves the watermark: friction is found in it as it happens. */
    LIVE,
    /** A nightly export and the like: lakehouse, corrections and back-test only. */
    BATCH
}

package io.throughline.simulator;

/** Who keeps what happened; a world that is only asked how it ends keeps nothing. */
interface Recorder {

    /** Keeps nothing. */
    Recorder SILENT = happening -> {};

    /** Takes one happening; it may be used again afterwards. */
    void record(Happening happening);
}

package io.throughline.jobs.launcher;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar carries, with the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Throughline.class.getPackage().getImplementationVersion();
        return new String[] {
            "throughline " + (version == null ? "(from classes)" : version) + ", Java " + Runtime.version()
        };
    }
}

package io.throughline.value.attribution;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A rule that looks at all paths together. */
record Computed(String name, Function<Collection<ChannelPath>, List<ChannelCredit>> credits)
        implements AttributionRule {

    @Override
    public Attribution credit(Collection<ChannelPath> paths) {
        return new Attribution(name, credits.apply(paths));
    }
}

package io.throughline.connectors.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a format file says.
 *
 * @param json whether records may be JSON
 * @param delimited how lines of cells are read, null if records are JSON only
 */
record FormatDefinition(
        String name,
        String about,
        boolean json,
        @Nullable Delimited delimited,
        Unfolding unfolding,
        EventMapping mapping,
        List<FormatTest> tests) {

    FormatDefinition with(Delimited columns) {
        return new FormatDefinition(name, about, json, columns, unfolding, mapping, tests);
    }
}

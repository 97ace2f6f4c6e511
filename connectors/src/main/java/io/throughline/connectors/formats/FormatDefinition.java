package io.throughline.connectors.formats;

import java.util.List;

/**
 * All that a format file says.
 *
 * @param mappings one for each event that an element may become
 */
record FormatDefinition(
        String name,
        String about,
        Opening opening,
        Unfolding unfolding,
        List<EventMapping> mappings,
        List<FormatTest> tests) {}

package io.throughline.jobs.report;

import java.util.List;
import java.util.Map;

/** One part of the page. */
interface Section {

    /** What the template shows. */
    Map<String, Object> model();

    /** The values under its numbers. */
    List<Figures> figures();
}

package io.throughline.jobs.launcher;

import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people read about credits.
 *
 * @param paths what was credited
 * @param rules that credited it, one or more for anything to say
 */
record AttributionSummary(List<ChannelPath> paths, List<AttributionRule> rules) {

    List<String> lines() {
        List<Attribution> all = rules.stream().map(rule -> rule.credit(paths)).toList();
        List<String> lines = new ArrayList<>();
        if (!all.isEmpty()) {
            lines.add("Conversions");
            lines.addAll(table(all, Measure.CONVERSIONS));
            lines.add("");
            lines.add("Revenue");
            lines.addAll(table(all, Measure.REVENUE));
            Attribution last = all.get(all.size() - 1);
            Map<String, Double> bars = new LinkedHashMap<>();
            last.credits().forEach(credit -> bars.put(credit.channel(), credit.conversions()));
            lines.add("");
            lines.add("Conversions by " + last.rule());
            lines.addAll(TerminalTable.bars(bars));
        }
        return lines;
    }

    private static List<String> table(List<Attribution> all, Measure measure) {
        List<String> head = new ArrayList<>(List.of("channel"));
        all.forEach(each -> head.add(each.rule()));
        List<List<String>> rows = new ArrayList<>();
        List<ChannelCredit> first = all.get(0).credits();
        for (int i = 0; i < first.size(); i++) {
            List<String> row = new ArrayList<>(List.of(first.get(i).channel()));
            for (Attribution each : all) {
                row.add(TerminalTable.number(each.credits().get(i).of(measure)));
            }
            rows.add(row);
        }
        return TerminalTable.lines(head, rows);
    }
}

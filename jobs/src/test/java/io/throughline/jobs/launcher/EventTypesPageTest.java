package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cep.PatternDefinition;
import io.throughline.cep.PatternFiles;
import io.throughline.connectors.formats.Format;
import io.throughline.expressions.declarations.Attribute;
import io.throughline.expressions.declarations.Attributes;
import io.throughline.expressions.declarations.EventType;
import io.throughline.expressions.declarations.EventTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The dictionary of event types, what feeds them and what uses them; {@code -Dthroughline.write-docs=true} makes the page
 * anew.
 */
class EventTypesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "event-types.md");

    @Test
    void thePageSaysWhatFormatsGiveAndPatternsUse() throws Exception {
        String page = page();
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void everyTypeThatAFormatOrAPatternNamesIsDeclared() {
        Set<String> named = new TreeSet<>();
        Format.allShipped().forEach(format -> named.addAll(format.eventTypes()));
        PatternFiles.shipped().forEach(pattern -> named.addAll(pattern.eventTypes()));

        assertThat(EventTypes.shipped().names()).containsAll(named);
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder("""
                # Event types

                <!-- Made from event-types.yaml, attributes.yaml, the shipped formats and patterns by EventTypesPageTest. -->

                What can happen, as `event_type` says it. An event *must* carry the fields named here, or it says too little
                to be used; it *may* carry every other field of [events](tables.md#events) and every attribute below. *Formats*
                are the shipped ones whose files name the type; PATTERNS are those that look for it.

                Records of these formats may name any type themselves, in words such as `Order Completed`: ANY.

                | type | says | must carry | formats | patterns |
                |---|---|---|---|---|
                """.replace("PATTERNS", "*patterns*").replace("ANY", own()));
        for (EventType type : EventTypes.shipped().all()) {
            page.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            type.name(),
                            type.about(),
                            code(type.needs()),
                            String.join(", ", formats(type)),
                            patterns(type)));
        }
        page.append("""

                ## Attributes

                Typed names within `properties` that conditions may use beside the event's own fields.

                | attribute | type | meaning |
                |---|---|---|
                """);
        for (Attribute attribute : Attributes.shipped().all()) {
            page.append("| `%s` | %s | %s |%n"
                    .formatted(attribute.name(), attribute.type().name().toLowerCase(Locale.ROOT), attribute.about()));
        }
        return page.toString();
    }

    private static String own() {
        return Format.allShipped().stream()
                .filter(Format::takesAnyType)
                .map(Format::name)
                .collect(Collectors.joining(", "));
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static List<String> formats(EventType type) {
        return Format.allShipped().stream()
                .filter(format -> format.eventTypes().contains(type.name()))
                .map(Format::name)
                .toList();
    }

    private static String patterns(EventType type) {
        return PatternFiles.shipped().stream()
                .filter(pattern -> pattern.eventTypes().contains(type.name()))
                .map(PatternDefinition::name)
                .collect(Collectors.joining(", "));
    }
}

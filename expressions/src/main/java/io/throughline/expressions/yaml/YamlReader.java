package io.throughline.expressions.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns text into a tree of nodes, within limits that hold for any text: size, depth, aliases. */
final class YamlReader {

    /** Longest text that is read, in characters. */
    static final int MAX_BYTES = 1 << 20;

    /** Deepest nesting of mappings and lists. */
    static final int MAX_DEPTH = 50;

    /** Most aliases in one file; none may stand within an anchored value, so that a file cannot grow by more than this. */
    static final int MAX_ALIASES = 50;

    private final String file;
    private final String text;
    private final LoadSettings settings;

    YamlReader(String file, String text) {
        this.file = file;
        this.text = text;
        this.settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(MAX_BYTES)
                .setSchema(new CoreSchema())
                .build();
    }

    /** The root of the one document, or nothing if the file is empty. */
    Optional<Node> read() {
        if (text.length() > MAX_BYTES) {
            throw refuse(Optional.empty(), text.length() + " characters", "at most " + MAX_BYTES);
        }
        try {
            checkLimits();
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException notYaml) {
            throw refuse(
                    notYaml.getProblemMark().or(notYaml::getContextMark), oneLine(notYaml.getProblem()), "valid YAML");
        } catch (YamlEngineException notYaml) {
            throw refuse(Optional.empty(), oneLine(notYaml.getMessage()), "valid YAML");
        }
    }

    /** Walks the flat events, because building a tree of hostile text may already exhaust the stack. */
    private void checkLimits() {
        Deque<Boolean> anchored = new ArrayDeque<>();
        int aliases = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    anchored.push(((NodeEvent) event).getAnchor().isPresent());
                    if (anchored.size() > MAX_DEPTH) {
                        throw refuse(event.getStartMark(), "nesting deeper than " + MAX_DEPTH, "a flatter file");
                    }
                }
                case MappingEnd, SequenceEnd -> anchored.pop();
                case Alias -> {
                    aliases++;
                    if (aliases > MAX_ALIASES) {
                        throw refuse(event.getStartMark(), "more than " + MAX_ALIASES + " aliases", "fewer");
                    }
                    if (anchored.contains(true)) {
                        throw refuse(event.getStartMark(), "an alias within an anchored value", "a plain value");
                    }
                }
                default -> {
                    // scalars and document marks bind nothing
                }
            }
        }
    }

    private ProblemException refuse(Optional<Mark> mark, String found, String expected) {
        Position at = mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
        return new ProblemException(new Problem(at, "", found, expected));
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "unreadable text"
                : message.strip().replaceAll("\\s+", " ").replaceFirst("^(but )?found ", "");
    }
}

package io.throughline.cep;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.FieldType;
import io.throughline.domain.friction.MatchState;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code tests} of a pattern: events with times from the start of the test, and the matches expected. */
final class TestReader {

    private static final Set<String> OWN_KEYS = Set.of("id", "at", "type", "customer");
    private static final Set<EventField> NOT_SETTABLE = Set.of(
            EventField.EVENT_ID,
            EventField.EVENT_TIME,
            EventField.ORDER_TIME,
            EventField.EVENT_TYPE,
            EventField.PROFILE_ID,
            EventField.CUSTOMER_ID);

    private final Vocabulary vocabulary;
    private final List<String> stepNames;

    TestReader(Vocabulary vocabulary, List<Step> steps) {
        this.vocabulary = vocabulary;
        this.stepNames = steps.stream().map(Step::name).toList();
    }

    List<PatternTest> read(Optional<YamlNode> node) {
        List<PatternTest> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (node.isEmpty()) {
            return List.of();
        }
        for (YamlNode test : node.get().elements()) {
            test.onlyKeys(Words.array(Words.TEST));
            YamlNode name = test.required("name");
            if (!names.add(name.text())) {
                throw name.problem("a second test of this name", "a name of its own for each test");
            }
            List<CustomerEvent> events = events(test.required("events"));
            tests.add(new PatternTest(
                    name.text(),
                    test.position(),
                    events,
                    expected(test.required("expect"), events),
                    test.optional("data_until").map(YamlNode::duration).orElse(null)));
        }
        return List.copyOf(tests);
    }

    private List<CustomerEvent> events(YamlNode node) {
        List<CustomerEvent> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode event : node.elements()) {
            YamlNode id = event.required("id");
            if (!ids.add(id.text())) {
                throw id.problem("a second event " + id.text(), "an id of its own for each event");
            }
            events.add(event(event));
        }
        return List.copyOf(events);
    }

    private CustomerEvent event(YamlNode node) {
        Instant at = PatternTest.START.plus(node.required("at").duration());
        String customer = node.optional("customer").map(YamlNode::text).orElse("customer");
        EventDraft draft = new EventDraft()
                .set(EventField.EVENT_ID, node.required("id").text())
                .set(EventField.EVENT_TYPE, type(node.required("type")))
                .set(EventField.EVENT_TIME, at)
                .set(EventField.ORDER_TIME, at)
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.SOURCE, "test")
                .set(EventField.SOURCE_FORMAT, "test")
                .set(EventField.CHANNEL, "web")
                .set(EventField.PROFILE_ID, customer)
                .set(EventField.CUSTOMER_ID, customer);
        Map<String, String> properties = new LinkedHashMap<>();
        node.fields().forEach((key, value) -> {
            if (!OWN_KEYS.contains(key)) {
                set(draft, properties, key, value);
            }
        });
        draft.set(EventField.PROPERTIES, properties);
        try {
            return draft.build();
        } catch (IllegalArgumentException unknownConstant) {
            throw node.problem("an unknown value (" + unknownConstant.getMessage() + ")", "a declared one");
        }
    }

    private String type(YamlNode node) {
        String type = node.text();
        if (!vocabulary.eventTypes().contains(type)) {
            throw node.problem(
                    "the unknown event type " + type,
                    "an event type that is declared"
                            + NearMiss.hint(type, vocabulary.eventTypes().names()));
        }
        return type;
    }

    private void set(EventDraft draft, Map<String, String> properties, String key, YamlNode value) {
        Optional<EventField> field = EventField.named(key);
        if (field.isPresent() && !NOT_SETTABLE.contains(field.get())) {
            draft.set(field.get(), value(field.get(), value));
        } else if (field.isEmpty() && vocabulary.scope().find(key) != null) {
            properties.put(key, value.text());
        } else {
            throw value.problem(
                    "the unknown field " + key,
                    "id, at, type, customer, or a field or attribute of events"
                            + NearMiss.hint(key, vocabulary.scope().names()));
        }
    }

    private static Object value(EventField field, YamlNode value) {
        return switch (field.type()) {
            case STRING ->
                field == EventField.CHANNEL ? value.constant(Channel.class).wireName() : value.text();
            case BOOLEAN -> value.bool();
            case LONG -> value.longInteger();
            case DOUBLE -> value.number();
            case DECIMAL -> BigDecimal.valueOf(value.number());
            case TIMESTAMP -> PatternTest.START.plus(value.duration());
            case STRING_LIST, STRING_MAP, ITEMS ->
                throw value.problem(
                        "the " + typeName(field.type()) + " " + field.fieldName(), "a field with one value");
        };
    }

    private static String typeName(FieldType type) {
        return type == FieldType.STRING_MAP ? "mapping" : "list";
    }

    private List<ExpectedMatch> expected(YamlNode node, List<CustomerEvent> events) {
        List<String> ids =
                events.stream().map(event -> event.identity().eventId()).toList();
        List<ExpectedMatch> expected = new ArrayList<>();
        if (node.isNull()) {
            throw node.problem("nothing", "a list of matches, [] for none");
        }
        for (YamlNode match : node.elements()) {
            match.onlyKeys(Words.array(Words.EXPECT));
            Duration at = match.required("at").duration();
            Map<String, List<String>> steps = new LinkedHashMap<>();
            match.required("steps").fields().forEach((step, captured) -> {
                if (!stepNames.contains(step)) {
                    throw captured.problem("the unknown step " + step, "one of " + String.join(", ", stepNames));
                }
                for (YamlNode id : captured.elements()) {
                    if (!ids.contains(id.text())) {
                        throw id.problem("the unknown event " + id.text(), "one of " + String.join(", ", ids));
                    }
                }
                steps.put(step, captured.elements().stream().map(YamlNode::text).toList());
            });
            MatchState state = match.optional("state")
                    .map(given -> given.constant(MatchState.class))
                    .orElse(MatchState.MATCHED);
            expected.add(new ExpectedMatch(at, state, steps));
        }
        return List.copyOf(expected);
    }
}

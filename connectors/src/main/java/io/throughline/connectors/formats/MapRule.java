package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.EventField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field that is a map: whole objects, flattened, and single entries by name.
 *
 * @param field {@code identifiers} or {@code consent}
 * @param from where the objects lie
 * @param entries rules of single entries
 */
record MapRule(EventField field, List<PathExpression> from, Map<String, Rule> entries) {

    void apply(Element element, EventInProgress event) {
        Map<String, String> map = new LinkedHashMap<>();
        for (PathExpression path : from) {
            Flattening.of("", path.of(element), (name, text) -> put(map, name, text, event));
        }
        entries.forEach((name, rule) -> {
            String text = Scalar.text(rule.of(element));
            if (text != null) {
                put(map, name, text, event);
            }
        });
        if (!map.isEmpty()) {
            event.set(field, map);
        }
    }

    private void put(Map<String, String> map, String name, String text, EventInProgress event) {
        boolean fits = name.length() <= Limits.NAME_LENGTH
                && text.length() <= Limits.ID_LENGTH
                && map.size() < Limits.PROPERTIES;
        if (!fits) {
            event.flag(field.fieldName() + "_truncated");
        } else if (field != EventField.IDENTIFIERS || !Identifiers.isPlaceholder(text)) {
            map.put(event.clean(name), event.clean(text));
        }
    }
}

package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.PersonalData;
import io.throughline.domain.event.EventField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All else that was sent: objects, flattened, less what the event already says and what identifies a person.
 *
 * @param from where the objects lie
 * @param except names of those objects left out, with all below them
 * @param keep names kept although they are those of personal data
 * @param entries further properties by name
 */
record PropertiesRule(List<PathExpression> from, Set<String> except, Set<String> keep, Map<String, Rule> entries) {

    void apply(Element element, EventInProgress event) {
        for (PathExpression path : from) {
            Flattening.of("", path.of(element), (name, text) -> {
                if (!isLeftOut(name)) {
                    put(name, text, event);
                }
            });
        }
        entries.forEach((name, rule) -> Flattening.of(name, rule.of(element), (key, text) -> put(key, text, event)));
        event.set(EventField.PROPERTIES, event.properties());
    }

    private void put(String name, String text, EventInProgress event) {
        if (!keep.contains(name) && PersonalData.isNamed(name) || PersonalData.isAddress(text)) {
            return;
        }
        if (name.length() > Limits.NAME_LENGTH || event.properties().size() >= Limits.PROPERTIES) {
            event.flag("properties_truncated");
            return;
        }
        event.properties().put(event.clean(name), propertyText(text, event));
    }

    private static String propertyText(String text, EventInProgress event) {
        String clean = event.clean(text);
        if (clean.length() <= Limits.TEXT_LENGTH) {
            return clean;
        }
        event.flag("properties_truncated");
        return CleanText.of(clean.substring(0, Limits.TEXT_LENGTH));
    }

    private boolean isLeftOut(String name) {
        if (except.isEmpty()) {
            return false;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (except.contains(name.substring(0, dot))) {
                return true;
            }
        }
        return except.contains(name);
    }
}

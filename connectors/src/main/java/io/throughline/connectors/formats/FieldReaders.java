package io.throughline.connectors.formats;

import io.throughline.domain.event.Actor;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.Direction;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.event.ScoreType;
import io.throughline.domain.event.Stage;
import io.throughline.expressions.declarations.EventTypes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which reader each field has. */
final class FieldReaders {

    private final EventTypes eventTypes;

    FieldReaders(EventTypes eventTypes) {
        this.eventTypes = eventTypes;
    }

    FieldReader of(EventField field) {
        Collection<String> names = namesOf(field);
        if (names != null) {
            return new NameReader(field, names);
        }
        return switch (field.type()) {
            case DECIMAL -> new MoneyReader(field);
            case DOUBLE, LONG -> new NumberReader(field);
            case BOOLEAN -> new BooleanReader(field);
            default -> field.fieldName().endsWith("_id") ? new IdReader(field) : new TextReader(field);
        };
    }

    /** The only values that {@code field} may have; null if it may have any. */
    @Nullable
    Collection<String> namesOf(EventField field) {
        return switch (field) {
            case EVENT_TYPE -> eventTypes.names();
            case CHANNEL -> lowerCase(Channel.values());
            case DIRECTION -> lowerCase(Direction.values());
            case ACTOR -> lowerCase(Actor.values());
            case STAGE -> lowerCase(Stage.values());
            case ISSUE_EVIDENCE -> lowerCase(IssueEvidence.values());
            case SCORE_TYPE -> lowerCase(ScoreType.values());
            default -> null;
        };
    }

    private static Set<String> lowerCase(Enum<?>[] constants) {
        Set<String> names = new LinkedHashSet<>();
        for (Enum<?> constant : constants) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}

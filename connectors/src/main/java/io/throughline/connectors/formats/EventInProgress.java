package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event while its fields are read: the draft, what was doubtful so far, and what is kept as it was sent. */
final class EventInProgress {

    private final EventDraft draft = new EventDraft();
    private final Set<String> flags = new LinkedHashSet<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Identifiers identifiers;

    EventInProgress(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    EventDraft draft() {
        return draft;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    void set(EventField field, @Nullable Object value) {
        draft.set(field, value);
    }

    @Nullable
    String text(EventField field) {
        return (String) draft.get(field);
    }

    /** Notes that something about the event is doubtful. */
    void flag(String flag) {
        flags.add(flag);
    }

    List<String> flags() {
        return List.copyOf(flags);
    }

    /** Keeps what was sent for {@code field} beside the event, as {@code field_raw}. */
    void keepRaw(EventField field, Object value) {
        properties.put(field.fieldName() + "_raw", clipped(clean(String.valueOf(value))));
    }

    Map<String, String> properties() {
        return properties;
    }

    /** {@code text} without lone surrogates, NUL and control characters; flagged if it had any. */
    String clean(String text) {
        String clean = CleanText.of(text);
        if (!clean.equals(text)) {
            flag("text_sanitised");
        }
        return clean;
    }

    /** {@code text}, cut off at the longest length of a text; flagged if it was longer. */
    String clipped(String text) {
        if (text.length() <= Limits.TEXT_LENGTH) {
            return text;
        }
        flag("text_truncated");
        return CleanText.of(text.substring(0, Limits.TEXT_LENGTH));
    }
}

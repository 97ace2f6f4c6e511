package io.throughline.expressions.declarations;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.expressions.Scope;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.Variable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition on one event may name: the event's fields, {@code channel_class}, and the declared
 * attributes within its properties. */
public final class EventScope implements Scope<CustomerEvent> {

    /** Follows from the channel: digital, self_service, human or physical. */
    private static final String CHANNEL_CLASS = "channel_class";

    private final Map<String, Variable<CustomerEvent>> byName;

    public EventScope(Attributes attributes) {
        Map<String, Variable<CustomerEvent>> all = new LinkedHashMap<>();
        for (EventField field : EventField.values()) {
            String name = field.fieldName();
            all.put(name, new Variable<>(name, ValueType.of(field.type()), reader(field)));
        }
        all.put(
                CHANNEL_CLASS,
                new Variable<>(
                        CHANNEL_CLASS,
                        ValueType.STRING,
                        event -> event.where().channel().channelClass().wireName()));
        for (Attribute attribute : attributes.all()) {
            String name = attribute.name();
            AttributeText text = AttributeText.of(attribute.type());
            all.put(
                    name,
                    new Variable<>(
                            name,
                            attribute.type(),
                            event -> text.read(event.trust().properties().get(name))));
        }
        byName = Collections.unmodifiableMap(all);
    }

    /** With the attributes that are shipped. */
    public static EventScope shipped() {
        return new EventScope(Attributes.shipped());
    }

    @Override
    public @Nullable Variable<CustomerEvent> find(String name) {
        return byName.get(name);
    }

    @Override
    public Collection<String> names() {
        return byName.keySet();
    }

    private static java.util.function.Function<CustomerEvent, @Nullable Object> reader(EventField field) {
        return field == EventField.ITEMS ? event -> Items.plain(event.measures().items()) : field::of;
    }
}

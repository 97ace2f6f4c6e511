package io.throughline.cep;

import io.throughline.expressions.declarations.Attributes;
import io.throughline.expressions.declarations.EventScope;
import io.throughline.expressions.declarations.EventTypes;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The event types and attributes that patterns may name: those shipped, and what a deployment declares.
 *
 * <p>It travels with the conditions to where they run, as the text of the deployment's declarations.
 */
public final class Vocabulary implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private record Declaration(boolean ofAttributes, String file, String text) implements Serializable {}

    private record Names(EventTypes eventTypes, EventScope scope) {

        private static final Names SHIPPED = read(List.of());

        private static Names of(List<Declaration> declarations) {
            return declarations.isEmpty() ? SHIPPED : read(declarations);
        }

        private static Names read(List<Declaration> declarations) {
            Attributes attributes = Attributes.shipped();
            EventTypes types = EventTypes.shipped();
            for (Declaration declaration : declarations) {
                YamlNode file = YamlNode.read(declaration.file(), declaration.text());
                if (declaration.ofAttributes()) {
                    attributes = attributes.extendedBy(file);
                } else {
                    types = types.extendedBy(file, attributes);
                }
            }
            return new Names(types, new EventScope(attributes));
        }
    }

    private final ArrayList<Declaration> declarations;
    private transient Names names;

    private Vocabulary(List<Declaration> declarations) {
        this.declarations = new ArrayList<>(declarations);
        this.names = Names.of(declarations);
    }

    /** What is shipped and nothing else. */
    public static Vocabulary shipped() {
        return new Vocabulary(List.of());
    }

    /**
     * These and the attributes that a deployment declares.
     *
     * @throws io.throughline.expressions.yaml.ProblemException if the declarations are wrong
     */
    public Vocabulary withAttributes(String file, String text) {
        return with(new Declaration(true, file, text));
    }

    /**
     * These and the event types that a deployment declares; attributes that they need must be declared before.
     *
     * @throws io.throughline.expressions.yaml.ProblemException if the declarations are wrong
     */
    public Vocabulary withEventTypes(String file, String text) {
        return with(new Declaration(false, file, text));
    }

    EventTypes eventTypes() {
        return names.eventTypes();
    }

    EventScope scope() {
        return names.scope();
    }

    private Vocabulary with(Declaration declaration) {
        List<Declaration> all = new ArrayList<>(declarations);
        all.add(declaration);
        return new Vocabulary(all);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        names = Names.of(declarations);
    }
}

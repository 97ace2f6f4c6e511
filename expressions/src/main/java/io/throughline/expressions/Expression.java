package io.throughline.expressions;

import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * A typed expression in CEL syntax: parsed and checked when it is compiled, evaluated by closures.
 *
 * <p>Immutable and safe for use by many threads, but not serializable: whoever travels keeps {@link #source} and compiles
 * again.
 *
 * @param <C> what it is evaluated on
 */
public final class Expression<C> {

    private final String source;
    private final ValueType type;
    private final Evaluator<C> evaluator;

    Expression(String source, ValueType type, Evaluator<C> evaluator) {
        this.source = source;
        this.type = type;
        this.evaluator = evaluator;
    }

    /**
     * Compiles {@code source}.
     *
     * @param at where its first character stands
     * @throws ProblemException if it does not parse, uses an unknown name or function, or mixes types
     */
    public static <C> Expression<C> compile(String source, Position at, Scope<C> scope) {
        return Compilation.run(Source.at(at, source), scope);
    }

    /** Compiles the text of {@code node}; problems name its field and the exact place within it. */
    public static <C> Expression<C> compile(YamlNode node, Scope<C> scope) {
        return Compilation.run(new Source(node.text(), node.field(), node::positionOf), scope);
    }

    /** As {@link #compile(YamlNode, Scope)}, for an expression that must be true or false. */
    public static <C> Expression<C> condition(YamlNode node, Scope<C> scope) {
        Expression<C> expression = compile(node, scope);
        if (expression.type != ValueType.BOOLEAN && expression.type != ValueType.DYNAMIC) {
            throw node.problem("a " + expression.type.inWords(), "a condition, true or false");
        }
        return expression;
    }

    /** The type of its value. */
    public ValueType type() {
        return type;
    }

    /** Whether it holds; a missing value counts as false. */
    public boolean test(C on) {
        return Boolean.TRUE.equals(evaluator.of(on));
    }

    /** Its value, of the Java type that {@link #type} names, or null where it is missing. */
    public @Nullable Object evaluate(C on) {
        return evaluator.of(on);
    }

    public String source() {
        return source;
    }
}

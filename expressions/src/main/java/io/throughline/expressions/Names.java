package io.throughline.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the names in an expression stand for; names and functions that do not exist become problems. */
final class Names<C> {

    private final Source source;
    private final Scope<C> scope;
    private final CelAbstractSyntaxTree tree;
    private final Map<String, Variable<C>> variables = new LinkedHashMap<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Names(Source source, Scope<C> scope, CelAbstractSyntaxTree tree) {
        this.source = source;
        this.scope = scope;
        this.tree = tree;
    }

    /** Resolves every name below the root. */
    List<Problem> resolve() {
        visit(tree.getExpr());
        return problems;
    }

    /** The variables that the expression uses, by their full names. */
    Map<String, Variable<C>> variables() {
        return variables;
    }

    /** The operators and functions that it uses, as CEL calls them. */
    Set<String> functions() {
        return functions;
    }

    /** {@code a.b.c} as it was written, if {@code node} is nothing but names. */
    static Optional<String> path(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT -> Optional.of(node.ident().name());
            case SELECT ->
                path(node.select().operand())
                        .map(before -> before + "." + node.select().field());
            default -> Optional.empty();
        };
    }

    private void visit(CelExpr node) {
        switch (node.getKind()) {
            case IDENT, SELECT -> path(node).ifPresentOrElse(path -> resolve(node, path), () -> visit(operand(node)));
            case CALL -> call(node);
            case LIST -> node.list().elements().forEach(this::visit);
            default -> {
                // literals name nothing; other kinds are refused when they are compiled
            }
        }
    }

    private static CelExpr operand(CelExpr node) {
        return node.select().operand();
    }

    private void call(CelExpr node) {
        String function = node.call().function();
        if (!Language.knows(function)) {
            String known = "one of "
                    + String.join(", ", Language.NAMED.stream().sorted().toList());
            String hint = NearMiss.hint(function, Language.NAMED);
            problems.add(source.problem(tree, node, "the unknown function " + function, known + hint));
            return;
        }
        functions.add(function);
        node.call().target().ifPresent(this::visit);
        node.call().args().forEach(this::visit);
    }

    private void resolve(CelExpr node, String path) {
        Variable<C> variable = longestPrefix(path);
        if (variable != null) {
            variables.put(variable.name(), variable);
            return;
        }
        CelExpr root = node;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            root = operand(root);
        }
        String hint = NearMiss.hint(path, scope.names());
        problems.add(source.problem(tree, root, "the unknown name " + path, "a declared name" + hint));
    }

    private @Nullable Variable<C> longestPrefix(String path) {
        String prefix = path;
        while (true) {
            Variable<C> variable = scope.find(prefix);
            int dot = prefix.lastIndexOf('.');
            if (variable != null || dot < 0) {
                return variable;
            }
            prefix = prefix.substring(0, dot);
        }
    }
}

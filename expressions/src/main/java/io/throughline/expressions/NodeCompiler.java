package io.throughline.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.throughline.expressions.yaml.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the nodes of a checked tree, each by the class for its kind. */
final class NodeCompiler<C> {

    private final Source source;
    private final CelAbstractSyntaxTree tree;
    private final Map<String, Variable<C>> variables;

    NodeCompiler(Source source, CelAbstractSyntaxTree tree, Map<String, Variable<C>> variables) {
        this.source = source;
        this.tree = tree;
        this.variables = variables;
    }

    Operand<C> compile(CelExpr node) {
        Optional<Variable<C>> variable = Names.path(node).map(variables::get);
        if (variable.isPresent()) {
            return new Operand<>(variable.get().reader()::apply, variable.get().type());
        }
        return switch (node.getKind()) {
            case CONSTANT -> literal(node);
            case SELECT ->
                Access.select(compile(node.select().operand()), node.select().field());
            case LIST -> list(node);
            case CALL -> call(node);
            default -> throw refuse(node, "{ … }", "a name, a literal, a list or an operation");
        };
    }

    private Operand<C> literal(CelExpr node) {
        CelConstant constant = node.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> Operand.nothing();
            case BOOLEAN_VALUE -> Operand.constant(constant.booleanValue(), ValueType.BOOLEAN);
            case INT64_VALUE -> Operand.constant(constant.int64Value(), ValueType.LONG);
            case DOUBLE_VALUE -> Operand.constant(constant.doubleValue(), ValueType.DOUBLE);
            case STRING_VALUE -> Operand.constant(constant.stringValue(), ValueType.STRING);
            default -> throw refuse(node, "an unsigned number or bytes", "a number, a text, true, false or null");
        };
    }

    private Operand<C> list(CelExpr node) {
        List<Operand<C>> elements = new ArrayList<>();
        for (CelExpr element : node.list().elements()) {
            Operand<C> compiled = compile(element);
            if (compiled.absent()) {
                throw refuse(element, "null in a list", "a value");
            }
            if (!elements.isEmpty() && !Lists.alike(elements.get(0), compiled)) {
                throw refuse(element, Lists.name(compiled) + " in a list of another type", "values of one type");
            }
            elements.add(compiled);
        }
        return Lists.of(elements);
    }

    private Operand<C> call(CelExpr node) {
        List<CelExpr> nodes = new ArrayList<>();
        node.call().target().ifPresent(nodes::add);
        nodes.addAll(node.call().args());
        List<Operand<C>> operands = nodes.stream().map(this::compile).toList();
        try {
            return call(node.call().function(), operands);
        } catch (BadLiteral bad) {
            throw refuse(nodes.get(bad.operand()), bad.found(), bad.expected());
        }
    }

    private Operand<C> call(String function, List<Operand<C>> operands) throws BadLiteral {
        Operand<C> first = operands.get(0);
        return switch (function) {
            case "_&&_" -> Logic.and(first, operands.get(1));
            case "_||_" -> Logic.or(first, operands.get(1));
            case "!_" -> Logic.not(first);
            case "_?_:_" -> Logic.choice(first, operands.get(1), operands.get(2));
            case "_==_" -> Comparison.equal(first, operands.get(1));
            case "_!=_" -> Logic.not(Comparison.equal(first, operands.get(1)));
            case "_<_" -> Comparison.order(Comparison.Order.LESS, first, operands.get(1));
            case "_<=_" -> Comparison.order(Comparison.Order.AT_MOST, first, operands.get(1));
            case "_>_" -> Comparison.order(Comparison.Order.MORE, first, operands.get(1));
            case "_>=_" -> Comparison.order(Comparison.Order.AT_LEAST, first, operands.get(1));
            case "_+_" -> Arithmetic.binary(Arithmetic.Operation.ADD, first, operands.get(1));
            case "_-_" -> Arithmetic.binary(Arithmetic.Operation.SUBTRACT, first, operands.get(1));
            case "_*_" -> Arithmetic.binary(Arithmetic.Operation.MULTIPLY, first, operands.get(1));
            case "_/_" -> Arithmetic.binary(Arithmetic.Operation.DIVIDE, first, operands.get(1));
            case "_%_" -> Arithmetic.binary(Arithmetic.Operation.REMAINDER, first, operands.get(1));
            case "-_" -> Arithmetic.negate(first);
            case "@in" -> Lists.in(first, operands.get(1));
            case "_[_]" -> Access.index(first, operands.get(1));
            default -> Calls.named(function, operands);
        };
    }

    private ProblemException refuse(CelExpr node, String found, String expected) {
        return source.refuse(tree, node, found, expected);
    }
}

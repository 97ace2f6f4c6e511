package io.throughline.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.util.function.IntFunction;

/**
 * The text of an expression and where it stands, to make problems from.
 *
 * @param field that holds the expression
 * @param places gives the place in the file of the character at an offset of the text
 */
record Source(String text, String field, IntFunction<Position> places) {

    /** Places for a text that begins at {@code start} and whose further lines begin in the same column. */
    static Source at(Position start, String text) {
        return new Source(text, "expression", offset -> {
            String before = text.substring(0, Math.min(offset, text.length()));
            int lines = (int) before.chars().filter(c -> c == '\n').count();
            int column = before.length() - (before.lastIndexOf('\n') + 1);
            return new Position(start.file(), start.line() + lines, start.column() + column);
        });
    }

    Problem problem(CelSource parsed, CelSourceLocation location, String found, String expected) {
        return problem(parsed.getLocationOffset(location).orElse(0), found, expected);
    }

    Problem problem(CelAbstractSyntaxTree tree, CelExpr node, String found, String expected) {
        return problem(tree.getSource().getPositionsMap().getOrDefault(node.id(), 0), found, expected);
    }

    ProblemException refuse(CelAbstractSyntaxTree tree, CelExpr node, String found, String expected) {
        return new ProblemException(problem(tree, node, found, expected));
    }

    /** @param codePoints offset as CEL counts */
    private Problem problem(int codePoints, String found, String expected) {
        int offset = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return new Problem(places.apply(offset), field, found, expected);
    }
}

package io.throughline.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.util.List;
import java.util.function.Function;

/** Turns one source text into an {@link Expression}, or into problems: parse, resolve names, check types, compile. */
final class Compilation {

    private Compilation() {}

    static <C> Expression<C> run(Source source, Scope<C> scope) {
        CelAbstractSyntaxTree parsed = tree(Language.PARSER.parse(source.text()), source, TypeProblems::ofSyntax);
        Names<C> names = new Names<>(source, scope, parsed);
        List<Problem> unknown = names.resolve();
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown);
        }
        CelValidationResult result =
                Language.checker(names.variables().values(), names.functions()).check(parsed);
        CelAbstractSyntaxTree checked = tree(result, source, TypeProblems::ofTypes);
        Operand<C> root = new NodeCompiler<>(source, checked, names.variables()).compile(checked.getExpr());
        return new Expression<>(source.text(), root.type(), root.evaluator());
    }

    private static CelAbstractSyntaxTree tree(
            CelValidationResult result, Source source, Function<CelIssue, TypeProblems> words) {
        if (result.hasError()) {
            throw new ProblemException(result.getErrors().stream()
                    .map(issue -> {
                        TypeProblems said = words.apply(issue);
                        return source.problem(
                                result.getSource(), issue.getSourceLocation(), said.found(), said.expected());
                    })
                    .distinct()
                    .toList());
        }
        try {
            return result.getAst();
        } catch (CelValidationException unreachable) {
            throw new IllegalStateException("a tree without errors must be there", unreachable);
        }
    }
}

package io.throughline.expressions;

import dev.cel.common.CelIssue;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of the language what CEL's parser and checker complain of. */
record TypeProblems(String found, String expected) {

    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.+?)' applied to '(.+?)'.*", Pattern.DOTALL);
    private static final Pattern SELECTION =
            Pattern.compile("type '(.+?)' does not support field selection.*", Pattern.DOTALL);

    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("==", "both sides of one type, or null"),
            Map.entry("!=", "both sides of one type, or null"),
            Map.entry("<", "two numbers, texts, timestamps or durations"),
            Map.entry("<=", "two numbers, texts, timestamps or durations"),
            Map.entry(">", "two numbers, texts, timestamps or durations"),
            Map.entry(">=", "two numbers, texts, timestamps or durations"),
            Map.entry("+", "two numbers, texts or durations, or a timestamp and a duration"),
            Map.entry("-", "two numbers, timestamps or durations, or a timestamp and a duration"),
            Map.entry("*", "two numbers"),
            Map.entry("/", "two numbers"),
            Map.entry("%", "two whole numbers"),
            Map.entry("&&", "two booleans"),
            Map.entry("||", "two booleans"),
            Map.entry("!", "a boolean"),
            Map.entry("in", "a list of values of that type, or a map"),
            Map.entry("[]", "a list and a whole number, or a map and a text"),
            Map.entry("?:", "a boolean, and two values of one type"),
            Map.entry("size", "a text, a list or a map"),
            Map.entry("duration", "a text such as '5m'"),
            Map.entry("timestamp", "a text such as '2026-01-01T00:00:00Z'"),
            Map.entry("startsWith", "text.startsWith(text)"),
            Map.entry("endsWith", "text.endsWith(text)"),
            Map.entry("contains", "text.contains(text)"),
            Map.entry("matches", "text.matches(text)"));

    static TypeProblems ofSyntax(CelIssue issue) {
        String message = issue.getMessage().replaceAll("\\s+", " ").strip();
        if (message.contains("'<EOF>'")) {
            return new TypeProblems("the end of the expression", "more, in CEL syntax");
        }
        int list = message.indexOf(" expecting ");
        return new TypeProblems(list < 0 ? message : message.substring(0, list), "an expression in CEL syntax");
    }

    static TypeProblems ofTypes(CelIssue issue) {
        Matcher overload = OVERLOAD.matcher(issue.getMessage());
        if (overload.matches()) {
            return ofOverload(overload.group(1), overload.group(2));
        }
        Matcher selection = SELECTION.matcher(issue.getMessage());
        if (selection.matches()) {
            return new TypeProblems("a field of a " + inWords(selection.group(1)), "a map to select it from");
        }
        return new TypeProblems(issue.getMessage(), "an expression whose types agree");
    }

    /** @param operands as CEL prints them: {@code (double, string)}, or {@code string.(int)} of a member function */
    private static TypeProblems ofOverload(String function, String operands) {
        String operator = function.equals("@in") ? "in" : function.replace("_", "");
        String types = inWords(operands);
        String expected = EXPECTED.getOrDefault(operator, "operands of other types");
        if (types.contains(".(")) {
            return new TypeProblems(types.replace(".(", "." + operator + "("), expected);
        }
        String[] sides = types.replaceAll("[()]", "").split(", ", -1);
        if (function.equals("-_")) {
            return new TypeProblems("-" + sides[0], "a number or a duration");
        }
        boolean infix =
                sides.length == 2 && (function.startsWith("_") && function.endsWith("_") || operator.equals("in"));
        String found = infix ? sides[0] + " " + operator + " " + sides[1] : operator + types;
        return new TypeProblems(found, expected);
    }

    private static String inWords(String types) {
        return types.replaceAll("list\\([a-z_]*\\)", "list")
                .replaceAll("map\\([a-z_]*, [a-z_]*\\)", "map")
                .replaceAll("\\b(int)\\b", "whole number")
                .replaceAll("\\bdouble\\b", "number")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "boolean")
                .replaceAll("\\bnull_type\\b", "null")
                .replaceAll("google\\.protobuf\\.Timestamp", "timestamp")
                .replaceAll("google\\.protobuf\\.Duration", "duration");
    }
}

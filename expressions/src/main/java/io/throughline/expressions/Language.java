package io.throughline.expressions;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of CEL that expressions may use, declared to CEL's parser and type-checker.
 *
 * <p>None of CEL's standard functions and macros are there, only the overloads below: what is not listed does not
 * exist. Decimals are checked as doubles; whole numbers and fractions mix everywhere.
 */
final class Language {

    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType BOOL = SimpleType.BOOL;
    private static final CelType WHOLE = SimpleType.INT;
    private static final CelType FRACTION = SimpleType.DOUBLE;
    private static final CelType INSTANT = SimpleType.TIMESTAMP;
    private static final CelType DURATION = SimpleType.DURATION;
    private static final CelType NULL = SimpleType.NULL_TYPE;
    private static final CelType ANY = TypeParamType.create("T");
    private static final CelType LIST = ListType.create(ANY);
    private static final CelType MAP = MapType.create(TEXT, ANY);

    private static final List<CelType> VALUES = List.of(TEXT, BOOL, WHOLE, FRACTION, INSTANT, DURATION);

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(10_000)
            .maxParseRecursionDepth(100)
            .enableQuotedIdentifierSyntax(true)
            .build();

    static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder().setOptions(OPTIONS).build();

    /** Functions that are called by name, to suggest one for a name that is unknown. */
    static final Set<String> NAMED =
            Set.of("size", "startsWith", "endsWith", "contains", "matches", "duration", "timestamp");

    private static final Map<String, List<CelOverloadDecl>> FUNCTIONS = new HashMap<>();

    static {
        declareEquality();
        for (String operator : List.of("_<_", "_<=_", "_>_", "_>=_")) {
            global(operator, BOOL, TEXT, TEXT);
            global(operator, BOOL, WHOLE, WHOLE);
            global(operator, BOOL, FRACTION, FRACTION);
            global(operator, BOOL, WHOLE, FRACTION);
            global(operator, BOOL, FRACTION, WHOLE);
            global(operator, BOOL, INSTANT, INSTANT);
            global(operator, BOOL, DURATION, DURATION);
        }
        for (String operator : List.of("_+_", "_-_", "_*_", "_/_")) {
            global(operator, WHOLE, WHOLE, WHOLE);
            global(operator, FRACTION, FRACTION, FRACTION);
            global(operator, FRACTION, WHOLE, FRACTION);
            global(operator, FRACTION, FRACTION, WHOLE);
        }
        declareLogic();
        declareTimes();
        declareCollections();
        declareTexts();
    }

    private Language() {}

    static boolean knows(String function) {
        return FUNCTIONS.containsKey(function);
    }

    /** A checker that knows {@code variables} and {@code functions}; it is made faster for knowing no more. */
    static CelChecker checker(Collection<? extends Variable<?>> variables, Collection<String> functions) {
        CelCheckerBuilder builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false);
        for (String function : functions) {
            List<CelOverloadDecl> overloads = FUNCTIONS.getOrDefault(function, List.of());
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(function, overloads));
        }
        for (Variable<?> variable : variables) {
            builder.addVarDeclarations(CelVarDecl.newVarDeclaration(variable.name(), typeOf(variable)));
        }
        return builder.build();
    }

    private static CelType typeOf(Variable<?> variable) {
        return switch (variable.type()) {
            case STRING -> TEXT;
            case BOOLEAN -> BOOL;
            case LONG -> WHOLE;
            case DOUBLE, DECIMAL -> FRACTION;
            case TIMESTAMP -> INSTANT;
            case DURATION -> DURATION;
            case STRING_LIST -> ListType.create(TEXT);
            case STRING_MAP -> MapType.create(TEXT, TEXT);
            case DYNAMIC -> SimpleType.DYN;
        };
    }

    private static void declareEquality() {
        for (String operator : List.of("_==_", "_!=_")) {
            for (CelType type : VALUES) {
                global(operator, BOOL, orNull(type), orNull(type));
            }
            global(operator, BOOL, orNull(WHOLE), orNull(FRACTION));
            global(operator, BOOL, orNull(FRACTION), orNull(WHOLE));
            for (CelType type : List.of(LIST, MAP)) {
                global(operator, BOOL, type, type);
                global(operator, BOOL, type, NULL);
                global(operator, BOOL, NULL, type);
            }
        }
    }

    /** CEL takes null for a timestamp or a duration, for others only if it is told so. */
    private static CelType orNull(CelType type) {
        return type.equals(INSTANT) || type.equals(DURATION) ? type : NullableType.create(type);
    }

    private static void declareLogic() {
        global("_&&_", BOOL, BOOL, BOOL);
        global("_||_", BOOL, BOOL, BOOL);
        global("!_", BOOL, BOOL);
        for (CelType type : VALUES) {
            global("_?_:_", type, BOOL, orNull(type), orNull(type));
        }
        global("_?_:_", FRACTION, BOOL, orNull(WHOLE), orNull(FRACTION));
        global("_?_:_", FRACTION, BOOL, orNull(FRACTION), orNull(WHOLE));
        global("_?_:_", LIST, BOOL, LIST, LIST);
        global("_?_:_", MAP, BOOL, MAP, MAP);
        global("_%_", WHOLE, WHOLE, WHOLE);
        global("-_", WHOLE, WHOLE);
        global("-_", FRACTION, FRACTION);
        global("-_", DURATION, DURATION);
    }

    private static void declareTimes() {
        global("_+_", INSTANT, INSTANT, DURATION);
        global("_+_", INSTANT, DURATION, INSTANT);
        global("_+_", DURATION, DURATION, DURATION);
        global("_-_", DURATION, INSTANT, INSTANT);
        global("_-_", INSTANT, INSTANT, DURATION);
        global("_-_", DURATION, DURATION, DURATION);
        global("duration", DURATION, TEXT);
        global("timestamp", INSTANT, TEXT);
    }

    private static void declareCollections() {
        for (CelType type : VALUES) {
            global("@in", BOOL, type, ListType.create(type));
        }
        global("@in", BOOL, WHOLE, ListType.create(FRACTION));
        global("@in", BOOL, FRACTION, ListType.create(WHOLE));
        global("@in", BOOL, TEXT, MAP);
        global("_[_]", ANY, LIST, WHOLE);
        global("_[_]", ANY, MAP, TEXT);
        for (CelType sized : List.of(TEXT, LIST, MAP)) {
            global("size", WHOLE, sized);
            member("size", WHOLE, sized);
        }
    }

    private static void declareTexts() {
        global("_+_", TEXT, TEXT, TEXT);
        for (String test : List.of("startsWith", "endsWith", "contains", "matches")) {
            member(test, BOOL, TEXT, TEXT);
        }
    }

    private static void global(String name, CelType result, CelType... parameters) {
        List<CelOverloadDecl> overloads = FUNCTIONS.computeIfAbsent(name, unused -> new ArrayList<>());
        overloads.add(CelOverloadDecl.newGlobalOverload(name + overloads.size(), result, parameters));
    }

    private static void member(String name, CelType result, CelType... parameters) {
        List<CelOverloadDecl> overloads = FUNCTIONS.computeIfAbsent(name, unused -> new ArrayList<>());
        overloads.add(CelOverloadDecl.newMemberOverload(name + overloads.size(), result, parameters));
    }
}

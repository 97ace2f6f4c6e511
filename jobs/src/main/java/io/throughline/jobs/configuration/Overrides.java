package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values given by {@code --set key.path=value}, each a layer of its own.
 *
 * <p>A flag is read as a small YAML file: its keys a line each, its value below them in the column it has in the flag.
 * Problems then say the flag's key in place of a file, and never its value, which may be a secret.
 */
final class Overrides {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final String FLAG = "--set ";

    private Overrides() {}

    static YamlNode read(String override) {
        int equals = override.indexOf('=');
        String key = equals < 0 ? override : override.substring(0, equals);
        if (equals < 0 || !KEY.matcher(key).matches()) {
            throw new ProblemException(new Problem(
                    new Position(FLAG + key, 1, 1), "", "'" + key + "'", "KEY=VALUE, for example parallelism=4"));
        }
        String indent = " ".repeat(key.length() + 1);
        StringBuilder text = new StringBuilder();
        List<String> names = names(key);
        for (int depth = 0; depth < names.size(); depth++) {
            text.append(" ".repeat(depth)).append('"').append(names.get(depth)).append("\":\n");
        }
        text.append(indent).append(override.substring(equals + 1).replace("\n", "\n" + indent));
        try {
            return YamlNode.read(FLAG + key, text.toString());
        } catch (ProblemException problem) {
            throw inFlag(problem);
        }
    }

    /** Whether what a problem calls {@code file} is a flag. */
    static boolean isFlag(String file) {
        return file.startsWith(FLAG);
    }

    /** The same problems, with the places of a flag where they are in one. */
    static ProblemException inFlag(ProblemException problem) {
        return new ProblemException(
                problem.problems().stream().map(Overrides::inFlag).toList());
    }

    private static Problem inFlag(Problem problem) {
        Position at = problem.at();
        if (!at.file().startsWith(FLAG)) {
            return problem;
        }
        int depth = names(at.file().substring(FLAG.length())).size();
        Position place = at.line() > depth
                ? new Position(at.file(), at.line() - depth, at.column())
                : new Position(at.file(), 1, 1);
        return new Problem(place, problem.field(), problem.found(), problem.expected());
    }

    /** The names of a path; below a free mapping the rest is one name, dots included. */
    private static List<String> names(String key) {
        for (String free : KnownKeys.FREE) {
            if (key.startsWith(free + ".")) {
                List<String> names = new ArrayList<>(List.of(free.split("\\.")));
                names.add(key.substring(free.length() + 1));
                return names;
            }
        }
        return List.of(key.split("\\."));
    }
}

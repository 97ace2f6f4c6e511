package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value lies within an element: {@code context.device.id}, {@code products[0].sku}, {@code 'a name'.b}, {@code
 * params[key=page]} for the first of a list whose {@code key} is {@code page} ({@code ~} for: contains), {@code ../sentAt}
 * in what holds the batch, or {@code .} for the element itself.
 */
final class PathExpression {

    private static final Pattern STEP = Pattern.compile("(?:^|\\.)(?:([^.\\[\\]'\"\\s]+)|'([^']+)')|\\[([0-9]{1,6})\\]"
            + "|\\[([A-Za-z_$][A-Za-z0-9_$]*)([=~])([^\\[\\]=~]+)\\]");
    private static final String UP = "../";

    private final boolean up;
    private final Object[] steps;

    private PathExpression(boolean up, List<Object> steps) {
        this.up = up;
        this.steps = steps.toArray();
    }

    /** The path that {@code node} writes out; what is no path is a problem at its very place. */
    static PathExpression read(YamlNode node) {
        String text = node.text();
        boolean up = text.startsWith(UP);
        int at = up ? UP.length() : 0;
        List<Object> steps = new ArrayList<>();
        if (text.equals(".")) {
            return new PathExpression(false, steps);
        }
        Matcher step = STEP.matcher(text).region(at, text.length());
        while (at < text.length() && step.lookingAt()) {
            steps.add(step(step));
            at = step.end();
            step.region(at, text.length()).useAnchoringBounds(false);
        }
        if (at < text.length() || steps.isEmpty()) {
            throw node.problem(
                    "the path " + text + ", wrong from character " + (at + 1),
                    "names joined by dots, such as context.device.id, items[0].sku, params[key=page], 'a name'.b or"
                            + " ../sentAt");
        }
        return new PathExpression(up, steps);
    }

    private static Object step(Matcher step) {
        if (step.group(4) != null) {
            return new Pick(step.group(4), step.group(5).equals("~"), step.group(6));
        }
        if (step.group(3) != null) {
            return Integer.valueOf(step.group(3));
        }
        return step.group(1) != null ? step.group(1) : step.group(2);
    }

    /** The first object of a list whose member {@code name} is, or contains, {@code text}. */
    private record Pick(String name, boolean contains, String text) {

        @Nullable
        Object of(@Nullable Object from) {
            if (from instanceof List<?> list) {
                for (Object element : list) {
                    String found = element instanceof Map<?, ?> map ? Scalar.text(map.get(name)) : null;
                    if (found != null && (contains ? found.contains(text) : found.equals(text))) {
                        return element;
                    }
                }
            }
            return null;
        }
    }

    /** The value there; null if there is none. */
    @Nullable
    Object of(Element element) {
        return in(up ? element.envelope() : element.raw());
    }

    /** The value at this path of {@code from}; null if there is none. */
    @Nullable
    Object in(@Nullable Object from) {
        Object value = from;
        for (Object step : steps) {
            if (step instanceof String name) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            } else if (step instanceof Pick pick) {
                value = pick.of(value);
            } else {
                int index = (Integer) step;
                value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
            }
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** The object that holds the value: one step up. */
    PathExpression parent() {
        return new PathExpression(up, List.of(steps).subList(0, Math.max(0, steps.length - 1)));
    }

    /** The first step, if it is a name of this element: the column that a path reads from. */
    @Nullable
    String column() {
        return !up && steps.length > 0 && steps[0] instanceof String name ? name : null;
    }
}

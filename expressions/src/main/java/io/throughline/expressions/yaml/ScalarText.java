package io.throughline.expressions.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What scalars say, and where each of their characters stands in the file. */
final class ScalarText {

    private final String file;
    private final String text;

    ScalarText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    Position start(Node node) {
        return node.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
    }

    YamlTree.Scalar scalar(ScalarNode node, String field) {
        int mark = node.getStartMark().map(this::indexOf).orElse(0);
        ScalarStyle style = node.getScalarStyle();
        int index = switch (style) {
            case DOUBLE_QUOTED, SINGLE_QUOTED -> mark + 1;
            case LITERAL, FOLDED -> firstOfBlock(mark);
            default -> mark;
        };
        String shown = node.getValue();
        char sign = style == ScalarStyle.PLAIN ? ' ' : style.toString().charAt(0);
        return new YamlTree.Scalar(at(index), index, sign, shown, resolve(node, shown, field));
    }

    /** Where the character at {@code offset} of a scalar's text stands, walking its source beside it. */
    Position positionOf(YamlTree.Scalar scalar, int offset) {
        int at = scalar.index();
        String shown = scalar.text();
        for (int i = 0; i < Math.min(offset, shown.length()) && at < text.length(); i++) {
            at = after(at, shown.charAt(i), scalar.style());
        }
        return at(Math.min(at, text.length()));
    }

    private int after(int at, char shown, char style) {
        char written = text.charAt(at);
        if (style == '"' && written == '\\' || style == '\'' && written == '\'') {
            return at + 2;
        }
        if (written != '\n' && written != '\r' && written == shown && !foldsAt(at)) {
            return at + 1;
        }
        if (Character.isWhitespace(written)) {
            int next = at;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            return next;
        }
        return at + 1;
    }

    /** Whether only blanks are left on the line: then they and the line break are one blank of the text. */
    private boolean foldsAt(int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next > at && next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == '\r');
    }

    private int firstOfBlock(int mark) {
        int at = text.indexOf('\n', mark);
        int next = at < 0 ? text.length() : at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private Position at(int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(file, line, index - lineStart + 1);
    }

    /** Marks count code points; texts are indexed by chars. */
    private int indexOf(Mark mark) {
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    }

    private @Nullable Object resolve(ScalarNode node, String shown, String field) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR)) {
            return shown;
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        try {
            if (tag.equals(Tag.BOOL)) {
                return Boolean.valueOf(shown);
            }
            if (tag.equals(Tag.INT)) {
                return whole(shown);
            }
            if (tag.equals(Tag.FLOAT)) {
                return fraction(shown);
            }
        } catch (NumberFormatException notANumber) {
            throw new ProblemException(new Problem(start(node), field, "'" + shown + "'", "a number"));
        }
        throw new ProblemException(new Problem(start(node), field, "the tag " + tag.getValue(), "a plain value"));
    }

    private static Number whole(String shown) {
        BigInteger number = shown.startsWith("0x")
                ? new BigInteger(shown.substring(2), 16)
                : shown.startsWith("0o") ? new BigInteger(shown.substring(2), 8) : new BigInteger(shown);
        if (number.bitLength() < Long.SIZE) {
            return number.longValueExact();
        }
        return number;
    }

    private static Double fraction(String shown) {
        return switch (shown.toLowerCase(java.util.Locale.ROOT)) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.valueOf(shown);
        };
    }
}

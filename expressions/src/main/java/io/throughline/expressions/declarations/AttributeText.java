package io.throughline.expressions.declarations;

import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.DurationText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the text of an attribute as its declared type; what cannot be read is missing. */
final class AttributeText {

    /** Longer numbers are not read: no measure needs them, and a hostile exponent costs memory. */
    private static final int MAX_NUMBER = 40;

    private final Function<String, @Nullable Object> parser;

    private AttributeText(Function<String, @Nullable Object> parser) {
        this.parser = parser;
    }

    static AttributeText of(ValueType type) {
        return switch (type) {
            case BOOLEAN -> new AttributeText(AttributeText::bool);
            case LONG -> new AttributeText(Long::valueOf);
            case DOUBLE -> new AttributeText(AttributeText::finite);
            case DECIMAL -> new AttributeText(AttributeText::decimal);
            case TIMESTAMP ->
                new AttributeText(text -> OffsetDateTime.parse(text).toInstant());
            case DURATION -> new AttributeText(text -> DurationText.parse(text).orElse(null));
            default -> new AttributeText(text -> text);
        };
    }

    @Nullable
    Object read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> null;
        };
    }

    private static @Nullable Object finite(String text) {
        double number = text.length() > MAX_NUMBER ? Double.NaN : Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Object decimal(String text) {
        if (text.length() > MAX_NUMBER) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        return Math.abs((long) number.scale()) > MAX_NUMBER ? null : number;
    }
}

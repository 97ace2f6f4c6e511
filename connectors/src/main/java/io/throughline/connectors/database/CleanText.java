package io.throughline.connectors.database;

import org.jspecify.annotations.Nullable;

/** Text as every database takes it: a NUL or half a character would fail its row for ever. */
final class CleanText {

    private static final char REPLACEMENT = '\ufffd';

    private CleanText() {}

    static @Nullable String of(@Nullable String text) {
        if (text == null || isClean(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isFit(c) ? c : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isClean(String text) {
        return text.codePoints().allMatch(CleanText::isFit);
    }

    private static boolean isFit(int codePoint) {
        return codePoint != 0 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}

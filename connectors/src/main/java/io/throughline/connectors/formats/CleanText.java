package io.throughline.connectors.formats;

/** Text that every database and log can hold: each lone surrogate and control character becomes U+FFFD. */
final class CleanText {

    private static final char REPLACEMENT = '\ufffd';

    private CleanText() {}

    /** {@code text} itself if it is clean; tabs and line breaks are. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDoubtful(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(isDoubtful(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }

    private static boolean isDoubtful(char c) {
        return c < ' '
                ? c != '\t' && c != '\n' && c != '\r'
                : c >= '\u007f' && (c <= '\u009f' || Character.isSurrogate(c));
    }
}

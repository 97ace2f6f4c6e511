package io.throughline.simulator;

/** Ids as producers make them: numbers whose order shows nothing. */
final class Ids {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Ids() {}

    /** Prefix and sixteen hexadecimal digits; different numbers give different texts. */
    static String hex(String prefix, long number) {
        int length = prefix.length();
        char[] text = new char[length + 16];
        prefix.getChars(0, length, text, 0);
        long bits = Draws.mix(number);
        for (int i = 0; i < 16; i++) {
            text[length + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 15];
        }
        return new String(text);
    }

    /** The cookie or device that a visitor's number stands for. */
    static String visitor(long visitor) {
        return hex("v-", visitor);
    }

    static String session(long session) {
        return hex("s-", session ^ 0x5e55_1011L);
    }

    /** A UUID of version 4 by its form. */
    static String uuid(long number) {
        String high = hex("", number);
        String low = hex("", ~number);
        return high.substring(0, 8) + '-' + high.substring(8, 12) + "-4" + high.substring(13, 16) + "-8"
                + low.substring(1, 4) + '-' + low.substring(4, 16);
    }
}

package io.throughline.expressions;

/** A literal that an operand of a call may not be. */
final class BadLiteral extends Exception {

    private static final long serialVersionUID = 1L;

    private final int operand;
    private final String found;
    private final String expected;

    BadLiteral(int operand, String found, String expected) {
        super(found);
        this.operand = operand;
        this.found = found;
        this.expected = expected;
    }

    int operand() {
        return operand;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}

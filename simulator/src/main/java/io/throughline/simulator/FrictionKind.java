package io.throughline.simulator;

/**
 * What goes wrong for customers, each found by the pattern of the same name, and what it does to them.
 *
 * <p>At an opportunity it happens with probability
 *
 * <pre>{@code base (1 + 0.25 min(orders of the last 90 days, 6)) (tenure under 60 days ? 1.3 : 1) (1 + 2 h (3 p - 0.5))}</pre>
 *
 * <p>with {@code h} the hidden confounding and {@code p} the customer's own probability to drop out; the last factor is 1
 * without hidden confounding, and never below 0.
 */
enum FrictionKind {
    PAYMENT_FAILURE("payment-failure", 0.045, 0.16, 0.2),
    CART_ABANDONMENT("cart-abandonment", 0.05, 0.05, 0.1),
    BOT_LOOP("bot-loop", 0.065, 0.015, 0),
    QUEUE_ABANDONMENT("queue-abandonment", 0.06, 0.22, 0.2),
    REPEAT_CONTACT("repeat-contact", 0.06, 0.26, 0.2),
    TONE_DEAF_UPSELL("tone-deaf-upsell", 0.22, 0.18, 0.1),
    DIGITAL_TO_HUMAN_SWITCH("digital-to-human-switch", 0.08, 0.0, 0);

    private final String pattern;
    private final double base;
    private final double leaves;
    private final double slows;

    FrictionKind(String pattern, double base, double leaves, double slows) {
        this.pattern = pattern;
        this.base = base;
        this.leaves = leaves;
        this.slows = slows;
    }

    /** The shipped pattern that finds it. */
    String pattern() {
        return pattern;
    }

    double base() {
        return base;
    }

    /** Probability that it makes the customer drop out at once. */
    double leaves() {
        return leaves;
    }

    /** Share of the needs of the next 60 days that it costs. */
    double slows() {
        return slows;
    }

    /**
     * Probability at one opportunity.
     *
     * @param recentOrders orders of the last 90 days
     * @param tenureDays days since the customer joined
     */
    double probability(int recentOrders, double tenureDays, double hidden, double dropOut) {
        double observed = (1 + 0.25 * Math.min(recentOrders, 6)) * (tenureDays < 60 ? 1.3 : 1);
        return base * observed * Math.max(0, 1 + 2 * hidden * (3 * dropOut - 0.5));
    }
}

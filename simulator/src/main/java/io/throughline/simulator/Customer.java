package io.throughline.simulator;

/**
 * What a customer is by nature; nothing of it shows in the data but through what they do.
 *
 * <p>With λ the purchase rate, p the probability to drop out after a purchase and ν the rate of spend:
 *
 * <pre>{@code λ ~ Gamma(0.9, mean 1/20 per day), p ~ Beta(0.8, 9), ν ~ Gamma(3.7, rate 46 EUR), order ~ Gamma(4, rate ν)}</pre>
 *
 * <p>so that orders follow the MBG/NBD model (Batislam, Denizel and Filiztekin, 2007) and values the Gamma-Gamma model
 * (Fader and Hardie, 2013), but for friction, seasons and the marketing that is switched off.
 *
 * @param number 0 for the first
 * @param draws all that is random about them
 * @param purchaseRate λ, orders per day without friction
 * @param dropOut p, probability of never coming back after an order
 * @param spendRate ν, 1/EUR
 * @param joinedAt when they came: in the period, or long before it
 * @param market country, currency and language
 * @param usesApp whether they have the app
 */
record Customer(
        int number,
        Draws draws,
        double purchaseRate,
        double dropOut,
        double spendRate,
        long joinedAt,
        Market market,
        boolean usesApp) {

    static final double ORDER_SHAPE = 4;

    private static final double RATE_SHAPE = 0.9;
    private static final double MEAN_RATE = 1.0 / 20;
    private static final double DROP_A = 0.8;
    private static final double DROP_B = 9;
    private static final double SPEND_SHAPE = 3.7;
    private static final double SPEND_SCALE = 46;
    private static final double OLD_CUSTOMERS = 0.45;
    private static final long DAY = 86_400_000;

    static Customer of(Company company, BusinessCalendar calendar, int number) {
        Draws draws = Draws.of(company.seed(), number);
        long start = calendar.midnight(0);
        long joined = draws.chance(OLD_CUSTOMERS, Purpose.JOINED, 0)
                ? start - (long) (DAY * (1 + 1000 * draws.uniform(Purpose.JOINED, 1)))
                : calendar.whenShopping(draws.uniform(Purpose.JOINED, 2) * calendar.businessTime(calendar.days() - 1));
        return new Customer(
                number,
                draws,
                draws.gamma(RATE_SHAPE, Purpose.PURCHASE_RATE, 0) * MEAN_RATE / RATE_SHAPE,
                draws.beta(DROP_A, DROP_B, Purpose.DROP_OUT_PROBABILITY),
                Math.max(1e-3, draws.gamma(SPEND_SHAPE, Purpose.SPEND_RATE, 0) / SPEND_SCALE),
                joined,
                Market.of(draws.uniform(Purpose.TRAITS, 0)),
                draws.chance(0.35, Purpose.TRAITS, 1));
    }

    /** The company's own id of them. */
    String id() {
        return "c-" + (100_000 + number);
    }

    /** Mean value of their orders, EUR. */
    double meanOrderValue() {
        return ORDER_SHAPE / spendRate;
    }

    /** Value of one order in EUR, whole cents, as {@code luck} has it. */
    double orderValue(Draws luck, long order) {
        double value = luck.gamma(ORDER_SHAPE, Purpose.ORDER_VALUE, order) / spendRate;
        return Math.max(500, Math.min(150_000, Math.round(value * 100))) / 100.0;
    }

    /** The browser they use at {@code at}: cookies last a season, and some households share one. */
    long browser(long at) {
        int owner = number % 60 == 1 ? number - 1 : number;
        return Math.floorDiv(at, 120 * DAY) * 10_000_019L + owner;
    }
}

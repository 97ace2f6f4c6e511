package io.throughline.simulator;

/** One visit to the web shop or the app, as its systems see it; its clock runs on with every step. */
final class Visit {

    private static final double LOGS_IN_EARLY = 0.25;
    private static final double[] PRODUCTS_SEEN = {.62, .28, .1};

    private final CustomerLife life;
    private final Happening log;
    private final Draws draws;
    private final boolean app;
    private final long index;
    private final long session;
    private final long visitor;
    private final long pace;

    private long now;
    private boolean known;

    /** @param index number of the visit among those of the customer */
    Visit(CustomerLife life, boolean app, long index, long at) {
        this.life = life;
        this.log = life.log();
        this.draws = life.draws();
        this.app = app;
        this.index = index;
        this.now = at;
        Customer customer = life.customer();
        this.session = customer.number() * 1_000_003L + index + 1;
        this.visitor = app ? -1L - customer.number() : customer.browser(at);
        this.known = app;
        this.pace = (long) draws.between(9_000, 40_000, Purpose.DETAIL, index * 32);
    }

    boolean app() {
        return app;
    }

    long now() {
        return now;
    }

    /** The touch that brings the customer here, and the first page. */
    void arrive(MarketingChannel channel) {
        now += switch (channel) {
            case AFFILIATE -> 3 * pace;
            case EMAIL -> 25 * CustomerLife.SECOND;
            default -> pace / 4;
        };
        if (log.silent()) {
            return;
        }
        Customer customer = life.customer();
        switch (channel) {
            case PAID_SEARCH, PAID_SOCIAL, DISPLAY ->
                log.begin(Source.CAMPAIGNS, "ad_clicked", now - 2_000, customer)
                        .on(channel == MarketingChannel.PAID_SOCIAL ? "social" : "web")
                        .by(visitor, 0)
                        .from(channel)
                        .send();
            case EMAIL -> {
                message("message_opened", now - 20_000).send();
                message("message_clicked", now - 3_000).from(channel).send();
            }
            case AFFILIATE -> readMagazine();
            default -> {}
        }
        view(app ? "screen_viewed" : "page_viewed", "/").from(channel).send();
        if (!app && draws.chance(LOGS_IN_EARLY, Purpose.DETAIL, index * 32 + 1)) {
            logIn();
        }
    }

    /** Looks around: a list and some products. */
    void browse() {
        int products = 1 + draws.pick(PRODUCTS_SEEN, Purpose.DETAIL, index * 32 + 2);
        if (log.silent()) {
            now += (products + 1) * pace;
            return;
        }
        for (int i = 0; i <= products; i++) {
            now += pace;
            Product product = Product.of(draws.uniform(Purpose.DETAIL, index * 32 + 3 + i));
            if (i == 0) {
                track("product_list_viewed")
                        .property("category", product.category())
                        .send();
            } else {
                about(track("product_viewed"), product).send();
            }
        }
    }

    void fillCart(Basket basket, boolean filledBefore) {
        for (Product product : basket.products()) {
            now += pace / 2;
            if (!log.silent() && !filledBefore) {
                about(track("product_added"), product)
                        .property("cart_id", cart())
                        .send();
            }
        }
        now += pace / 2;
        if (!log.silent()) {
            track("cart_viewed").property("cart_id", cart()).send();
        }
    }

    void beginCheckout(Basket basket) {
        now += pace / 2;
        if (!log.silent()) {
            logIn();
        }
        now += 1_000;
        if (!log.silent()) {
            track("checkout_started")
                    .field("amount", basket.amount())
                    .field("currency", basket.currency())
                    .send();
        }
        now += pace;
        if (!log.silent()) {
            track("checkout_step_viewed").field("step", "delivery").send();
        }
    }

    /** The visit ends in the middle of the checkout. */
    void breakOff() {
        now += pace;
        if (!log.silent()) {
            track("js_error")
                    .field("error_code", "session_expired")
                    .field("step", "delivery")
                    .send();
        }
    }

    void failPayment(Basket basket, int times) {
        for (int i = 0; i < times; i++) {
            now += CustomerLife.MINUTE + pace;
            if (!log.silent()) {
                track("payment_failed")
                        .field("amount", basket.amount())
                        .field("currency", basket.currency())
                        .field("error_code", "declined")
                        .field("step", "payment")
                        .property("payment_method", method())
                        .send();
            }
        }
    }

    void emptyCart(Basket basket) {
        now += pace;
        if (!log.silent()) {
            for (Product product : basket.products()) {
                about(track("product_removed"), product)
                        .property("cart_id", cart())
                        .send();
            }
        }
    }

    void order(Basket basket, long order) {
        now += pace;
        if (!log.silent()) {
            track("payment_info_entered")
                    .field("step", "payment")
                    .property("payment_method", method())
                    .send();
        }
        now += pace / 2;
        if (!log.silent()) {
            track("order_completed")
                    .field("order_id", "o-" + life.customer().number() + "-" + order)
                    .field("amount", basket.amount())
                    .field("currency", basket.currency())
                    .property("payment_method", method())
                    .with(basket)
                    .send();
        }
    }

    private void readMagazine() {
        int pages = 1 + (int) (3 * draws.uniform(Purpose.DETAIL, index * 32 + 9));
        for (int i = 0; i < pages; i++) {
            long story = (long) (40 * draws.uniform(Purpose.DETAIL, index * 32 + 10 + i));
            log.begin(Source.MAGAZINE, "page_viewed", now - (pages - i) * pace * 3 / 4, life.customer())
                    .on("web")
                    .by(visitor, session)
                    .field("touchpoint", "/magazin/story-" + story)
                    .send();
        }
    }

    private void logIn() {
        if (!known) {
            known = true;
            track("identity_linked").send();
        }
    }

    private Happening message(String type, long at) {
        return log.begin(Source.CAMPAIGNS, type, at, life.customer())
                .known()
                .on("email")
                .field("purpose", "newsletter");
    }

    private Happening view(String type, String page) {
        return track(type).field("touchpoint", page);
    }

    private Happening track(String type) {
        Happening happening = log.begin(app ? Source.APP : Source.WEB, type, now, life.customer())
                .by(visitor, session);
        return known ? happening.known() : happening;
    }

    private static Happening about(Happening happening, Product product) {
        return happening
                .property("product_id", product.id())
                .property("category", product.category())
                .property("price", product.price());
    }

    private String cart() {
        return "cart-" + session;
    }

    private String method() {
        String[] methods = {"paypal", "credit_card", "invoice", "sepa"};
        return methods[(int) (4 * draws.uniform(Purpose.DETAIL, index * 32 + 14))];
    }
}

package io.throughline.simulator;

/** What follows an order and changes nothing but the data: returns, reviews, the membership. */
final class AfterOrder {

    private static final double RETURNS = 0.12;
    private static final double REVIEWS = 0.06;
    private static final double JOINS = 0.06;
    private static final double CANCELS = 0.03;
    private static final long MONTH = 30 * CustomerLife.DAY;

    private final CustomerLife life;
    private boolean member;

    AfterOrder(CustomerLife life) {
        this.life = life;
    }

    boolean member() {
        return member;
    }

    void follow(long order, long at) {
        if (life.log().silent()) {
            return;
        }
        Draws draws = life.draws();
        long asks = at + (long) (CustomerLife.DAY * draws.between(3, 9, Purpose.DETAIL, order * 64 + 20));
        if (draws.chance(RETURNS, Purpose.DETAIL, order * 64 + 21)) {
            life.at(asks, then -> returns(order, then));
        } else if (draws.chance(REVIEWS, Purpose.DETAIL, order * 64 + 22)) {
            life.at(asks, then -> reviews(order, then));
        }
        if (!member && draws.chance(JOINS, Purpose.MEMBERSHIP, order)) {
            member = true;
            subscription("subscription_started", at + CustomerLife.MINUTE).send();
            life.at(at + MONTH, then -> renew(1, then));
        }
    }

    private void renew(long month, long at) {
        double cancels = life.alive() ? CANCELS : 0.5;
        if (life.draws().chance(cancels, Purpose.MEMBERSHIP, -month)) {
            member = false;
            subscription("subscription_cancelled", at)
                    .property("reason", life.frictions().isEmpty() ? "too_expensive" : "poor_service")
                    .send();
        } else {
            subscription("subscription_renewed", at).send();
            life.at(at + MONTH, then -> renew(month + 1, then));
        }
    }

    private void returns(long order, long at) {
        String id = "o-" + life.customer().number() + "-" + order;
        life.log()
                .begin(Source.CARE, "return_requested", at, life.customer())
                .known()
                .on("email")
                .field("order_id", id)
                .property("reason", "does_not_fit")
                .send();
        life.at(
                at + 4 * CustomerLife.DAY,
                then -> life.log()
                        .begin(Source.CARE, "order_refunded", then, life.customer())
                        .known()
                        .on("email")
                        .field("actor", "system")
                        .field("direction", "outbound")
                        .field("order_id", id)
                        .send());
    }

    private void reviews(long order, long at) {
        boolean hurt = !life.frictions().isEmpty();
        int stars = 5 - (int) ((hurt ? 4.5 : 2.2) * life.draws().uniform(Purpose.DETAIL, order * 64 + 23));
        life.log()
                .begin(Source.SOCIAL, "review_posted", at, life.customer())
                .known()
                .field("score_type", "stars")
                .field("score", stars)
                .field("order_id", "o-" + life.customer().number() + "-" + order)
                .property("public", true)
                .send();
    }

    private Happening subscription(String type, long at) {
        return life.log().begin(Source.WEB, type, at, life.customer()).known().property("plan", "plus-monthly");
    }
}

package io.throughline.simulator;

/**
 * From a need to an order: a visit for each touch, then the checkout, where two things may go wrong.
 *
 * <p>A need has one to four touches. Its opener decides whether it is there at all without that channel; every later
 * touch may lose it without its own. At the last touch half of all needs become an order.
 */
final class Shopping {

    /** Share of needs that become an order where nothing goes wrong. */
    static final double CONVERSION = 0.5;

    private static final double[] LATER_TOUCHES = {.38, .38, .17, .07};
    private static final double DAYS_BETWEEN_TOUCHES = 0.9;
    private static final double IN_STORE = 0.12;
    private static final double APP_VISITS = 0.6;
    private static final double PAYMENT_INCIDENT = 0.92;
    private static final double[] RECOVERS_AT_ONCE = {0.35, 0.10};
    private static final double RETURNS_LATER = 0.4;
    private static final double TRIES_AGAIN = 0.5;
    private static final int MOST_ATTEMPTS = 4;
    private static final double ORDER_QUESTION = 0.3;

    private final CustomerLife life;
    private final AfterOrder afterOrder;

    Shopping(CustomerLife life) {
        this.life = life;
        this.afterOrder = new AfterOrder(life);
    }

    AfterOrder afterOrder() {
        return afterOrder;
    }

    /** A need arises; without its channel it may not, and then the answer is false. */
    boolean need(long need, long at) {
        MarketingChannel opener = MarketingChannel.opener(life.draws(), need);
        if (!life.world().has(opener)) {
            if (life.draws().chance(opener.creates(), Purpose.NEED_SUPPRESSED, need)) {
                return false;
            }
            opener = MarketingChannel.DIRECT;
        }
        touch(need, 0, opener, at);
        return true;
    }

    private void later(long need, int touch, long at) {
        if (!life.alive()) {
            return;
        }
        long index = need * 4 + touch;
        MarketingChannel channel = MarketingChannel.follower(life.draws(), index);
        if (!life.world().has(channel)) {
            if (life.draws().chance(channel.carries(), Purpose.TOUCH_LOST, index)) {
                return;
            }
            channel = MarketingChannel.DIRECT;
        }
        touch(need, touch, channel, at);
    }

    private void touch(long need, int touch, MarketingChannel channel, long at) {
        Draws draws = life.draws();
        long index = need * 4 + touch;
        boolean last = touch == draws.pick(LATER_TOUCHES, Purpose.TOUCHES, need);
        boolean buys = last && (need == 0 || draws.chance(CONVERSION, Purpose.CONVERTS, need));
        boolean direct = channel == MarketingChannel.DIRECT || channel == MarketingChannel.EMAIL;
        boolean app = life.customer().usesApp() && direct && draws.chance(APP_VISITS, Purpose.PLATFORM, index);
        Visit visit = new Visit(life, app, index, at);
        visit.arrive(channel);
        visit.browse();
        if (!last) {
            double days = 0.04 + DAYS_BETWEEN_TOUCHES * draws.exponential(Purpose.TOUCH_GAP, index);
            life.at(life.world().calendar().laterShopping(at, days), next -> later(need, touch + 1, next));
        } else if (buys && draws.chance(IN_STORE, Purpose.IN_STORE, need)) {
            long inStore = life.world().calendar().laterServed(at, 0.2);
            life.at(inStore, then -> buyInStore(need, then));
        } else if (buys) {
            checkout(need, 0, false, visit);
        }
    }

    /** Tries again, with the cart as it was left or with a new one. */
    private void comeBack(long need, int attempt, boolean app, boolean filled, long at) {
        if (life.alive()) {
            Visit visit = new Visit(life, app, need * 4 + 3, at);
            visit.arrive(MarketingChannel.DIRECT);
            checkout(need, attempt, filled, visit);
        }
    }

    private void checkout(long need, int attempt, boolean filled, Visit visit) {
        Draws draws = life.draws();
        long opportunity = need * MOST_ATTEMPTS + attempt;
        Basket basket = basket(need, visit.now());
        visit.fillCart(basket, filled);
        visit.beginCheckout(basket);
        if (attempt == 0 && life.meets(FrictionKind.CART_ABANDONMENT, need, visit.now(), 0)) {
            visit.breakOff();
            if (draws.chance(RETURNS_LATER, Purpose.RETURNS_LATER, need)) {
                double days = 0.2 + draws.exponential(Purpose.TOUCH_GAP, -need - 1);
                long then = life.world().calendar().laterShopping(visit.now(), days);
                life.at(then, back -> comeBack(need, 1, visit.app(), true, back));
            }
            return;
        }
        boolean incident = !visit.app() && Incident.PAYMENT_OPTION_FAILS.covers(visit.now());
        if (life.meets(FrictionKind.PAYMENT_FAILURE, opportunity, visit.now(), incident ? PAYMENT_INCIDENT : 0)) {
            visit.failPayment(basket, 2 + (int) (2 * draws.uniform(Purpose.PAYMENT_NOISE, opportunity)));
            if (!draws.chance(RECOVERS_AT_ONCE[incident ? 1 : 0], Purpose.RECOVERS, opportunity)) {
                visit.emptyCart(basket);
                if (incident
                        && attempt < MOST_ATTEMPTS - 1
                        && draws.chance(TRIES_AGAIN, Purpose.RETURNS_LATER, -opportunity - 1)) {
                    long minutes = (long) draws.between(62, 95, Purpose.TOUCH_GAP, -opportunity - 1_000_000);
                    life.at(
                            visit.now() + minutes * CustomerLife.MINUTE,
                            back -> comeBack(need, attempt + 1, false, false, back));
                }
                return;
            }
        } else if (draws.chance(0.02, Purpose.PAYMENT_NOISE, opportunity)) {
            visit.failPayment(basket, 1);
        }
        visit.order(basket, need);
        ordered(need, visit.now());
    }

    private void buyInStore(long need, long at) {
        if (life.alive()) {
            Basket basket = basket(need, at);
            new StoreVisit(life).buy(basket, need, at);
            ordered(need, at);
        }
    }

    private Basket basket(long need, long at) {
        Customer customer = life.customer();
        double euros = customer.orderValue(life.draws(), need);
        BusinessCalendar calendar = life.world().calendar();
        double amount = customer.market().local(euros, calendar.date(calendar.day(at)));
        return Basket.of(customer, need, amount);
    }

    private void ordered(long need, long at) {
        Draws draws = life.draws();
        life.orders().add(at, life.customer().orderValue(draws, need));
        if (draws.chance(life.customer().dropOut(), Purpose.DROPS_OUT, need)) {
            life.dropOut(at);
        }
        if (draws.chance(ORDER_QUESTION, Purpose.AFTER_ORDER, need)) {
            double days = 0.5 + 2 * draws.exponential(Purpose.SERVICE_DELAY, need);
            long asks = life.world().calendar().laterServed(at, days);
            life.at(asks, then -> life.service().question(need * 2 + 1, then));
        }
        afterOrder.follow(need, at);
    }
}

package io.throughline.simulator;

/** A purchase in a store, by a customer who shows the loyalty card. */
final class StoreVisit {

    private static final String[] STORES = {"Hamburg", "Berlin", "Leipzig", "Muenchen", "Koeln"};
    private static final double ASKS_AT_TABLET = 0.25;

    private final CustomerLife life;

    StoreVisit(CustomerLife life) {
        this.life = life;
    }

    void buy(Basket basket, long order, long at) {
        Happening log = life.log();
        if (log.silent()) {
            return;
        }
        Customer customer = life.customer();
        int store = customer.number() % STORES.length;
        if (life.draws().chance(ASKS_AT_TABLET, Purpose.DETAIL, -order - 1)) {
            // The store's tablet: one device that many known customers use.
            log.begin(Source.WEB, "product_viewed", at - 4 * CustomerLife.MINUTE, customer)
                    .known()
                    .by(-1_000_000_000L - store, -1_000_000_000L - store)
                    .property("product_id", basket.products().get(0).id())
                    .property("category", basket.products().get(0).category())
                    .property("price", basket.products().get(0).price())
                    .send();
        }
        log.begin(Source.STORE, "order_completed", at, customer)
                .known()
                .field("touchpoint", "store-" + STORES[store])
                .field("order_id", "o-" + customer.number() + "-" + order)
                .field("amount", basket.amount())
                .field("currency", basket.currency())
                .with(basket)
                .send();
    }
}

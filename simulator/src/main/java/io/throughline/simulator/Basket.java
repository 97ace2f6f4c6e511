package io.throughline.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What is bought: products, and what is paid for all of them.
 *
 * @param products one of each, at least one
 * @param amount in the currency
 * @param currency ISO 4217
 */
record Basket(List<Product> products, double amount, String currency) {

    static Basket of(Customer customer, long order, double amount) {
        Draws draws = customer.draws();
        int count = 1 + draws.pick(new double[] {.55, .3, .15}, Purpose.DETAIL, order * 16);
        List<Product> products = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            products.add(Product.of(draws.uniform(Purpose.DETAIL, order * 16 + 1 + i)));
        }
        return new Basket(products, amount, customer.market().currency());
    }

    /** What is paid for the product at {@code position}: its part of the amount by list price, whole cents. */
    double price(int position) {
        double list = 0;
        double before = 0;
        for (int i = 0; i < products.size(); i++) {
            list += products.get(i).price();
            before += i < position ? products.get(i).price() : 0;
        }
        double until = before + products.get(position).price();
        return (Math.round(amount * 100 * until / list) - Math.round(amount * 100 * before / list)) / 100.0;
    }
}

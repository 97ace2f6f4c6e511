package io.throughline.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that the company sells.
 *
 * @param id stock-keeping unit
 * @param name as shown
 * @param category first level of the range
 * @param price list price, EUR
 * @param margin share of the price that remains after its cost
 */
record Product(String id, String name, String category, double price, double margin) {

    private static final String[] CATEGORIES = {"shoes", "jackets", "shirts", "bags", "outdoor", "home"};
    private static final String[] NAMES = {"Elbe", "Spree", "Isar", "Neckar", "Havel", "Saale", "Mosel", "Lahn"};

    /** The whole range; it is the same in every company. */
    static final List<Product> RANGE = range();

    /** The product that a number in [0, 1) falls on; the first ones sell best. */
    static Product of(double uniform) {
        return RANGE.get((int) (uniform * uniform * RANGE.size()));
    }

    private static List<Product> range() {
        List<Product> range = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.length * NAMES.length; i++) {
            String category = CATEGORIES[i % CATEGORIES.length];
            double price = 14.95 + 10 * ((i * 7) % 16);
            double margin = 0.35 + 0.01 * ((i * 5) % 25);
            range.add(new Product(
                    "p-" + (100 + i), NAMES[i / CATEGORIES.length] + " " + category, category, price, margin));
        }
        return List.copyOf(range);
    }
}

package io.throughline.value.purchases;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/** Customers drawn from the models' own assumptions, with a seed. */
final class World {

    private World() {}

    /** Histories of customers who are seen for 10 to 60 units. */
    static List<PurchaseHistory> of(MbgNbd buying, GammaGamma spending, int customers, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        List<PurchaseHistory> histories = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double age = random.nextUniform(10, 60);
            double rate = random.nextGamma(buying.r(), 1 / buying.alpha());
            double dropOut = buying.a() == 0 ? 0 : random.nextBeta(buying.a(), buying.b());
            double scale = 1 / random.nextGamma(spending.q(), 1 / spending.v());
            double last = 0;
            double spend = 0;
            int repeats = 0;
            boolean alive = random.nextUniform(0, 1) >= dropOut;
            while (alive) {
                double next = last + random.nextExponential(1 / Math.max(rate, 1e-9));
                if (next > age) {
                    break;
                }
                last = next;
                repeats++;
                spend += random.nextGamma(spending.p(), scale);
                alive = random.nextUniform(0, 1) >= dropOut;
            }
            histories.add(new PurchaseHistory(repeats, last, age, repeats == 0 ? 0 : spend / repeats));
        }
        return histories;
    }
}

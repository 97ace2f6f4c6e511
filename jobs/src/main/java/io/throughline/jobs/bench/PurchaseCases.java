package io.throughline.jobs.bench;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.MbgNbd;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseCounts;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.ResidualValue;
import io.throughline.value.survival.KaplanMeier;
import io.throughline.value.survival.Lifetimes;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/** Purchase models and survival curves over synthetic customers like those of CDNOW: 84 days of first orders, 39 weeks. */
public final class PurchaseCases {

    private static final int PUBLISHED = 23_570;
    private static final int MILLION = 1_000_000;
    private static final MbgNbd BUYING = new MbgNbd(0.525, 6.18, 0.89, 1.61);
    private static final GammaGamma SPENDING = new GammaGamma(6.25, 3.74, 15.4);

    private PurchaseCases() {}

    /** The cases, those whose cost is shown by size last. */
    public static List<ValueCase> all() {
        List<ValueCase> cases = new ArrayList<>();
        cases.add(fit("BG/NBD fit, 23,570 customers", 0.1, PurchaseFamily.BG_NBD, PUBLISHED));
        cases.add(fit("Pareto/NBD fit, 23,570 customers", 1.5, PurchaseFamily.PARETO_NBD, PUBLISHED));
        cases.add(groupAndFit(MILLION, 1));
        cases.add(new ValueCase("12-month value of 1,000,000 customers", 1.5, () -> {
            List<PurchaseHistory> customers = customers(MILLION);
            return () -> value(customers);
        }));
        cases.add(new ValueCase("Kaplan-Meier of 1,000,000 customers, 72 months", 0.1, () -> {
            RandomDataGenerator random = new RandomDataGenerator(5);
            double[] months = new double[MILLION];
            boolean[] left = new boolean[MILLION];
            for (int i = 0; i < MILLION; i++) {
                months[i] = 1 + random.nextInt(72);
                left[i] = random.nextInt(4) == 0;
            }
            return () -> KaplanMeier.of(Lifetimes.of(months, left));
        }));
        for (int size : new int[] {10_000, 100_000, 10_000_000}) {
            cases.add(groupAndFit(size, size / (double) MILLION));
        }
        return cases;
    }

    private static ValueCase fit(String title, double goal, PurchaseFamily family, int customers) {
        return new ValueCase(title, goal, () -> {
            PurchaseCounts counts = PurchaseCounts.of(customers(customers));
            return () -> family.fit(counts);
        });
    }

    private static ValueCase groupAndFit(int size, double goal) {
        return new ValueCase(
                String.format(java.util.Locale.ROOT, "BG/NBD group and fit, %,d customers", size), goal, () -> {
                    List<PurchaseHistory> customers = customers(size);
                    return () -> PurchaseFamily.BG_NBD.fit(PurchaseCounts.of(customers));
                });
    }

    private static Object value(List<PurchaseHistory> customers) {
        ResidualValue value =
                new ResidualValue(given(BUYING), given(SPENDING), PeriodUnit.WEEK, Discounting.monthly(0.10));
        double sum = 0;
        for (PurchaseHistory customer : customers) {
            sum += value.expected(customer);
        }
        return sum;
    }

    private static <M> Fit<M> given(M model) {
        return new Fit<>(model, FitStatus.INTERIOR, 0, 0, List.of());
    }

    /** Histories drawn from the models' own assumptions, on whole days. */
    private static List<PurchaseHistory> customers(int number) {
        RandomDataGenerator random = new RandomDataGenerator(1);
        List<PurchaseHistory> customers = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            int age = 189 + random.nextInt(84);
            double rate = Math.max(1e-9, random.nextGamma(BUYING.r(), 1 / BUYING.alpha()));
            double drop = random.nextBeta(BUYING.a(), BUYING.b());
            int repeats = 0;
            int last = 0;
            double time = 0;
            while (random.nextUniform(0, 1) >= drop) {
                time += 7 * random.nextExponential(1 / rate);
                if (time > age) {
                    break;
                }
                if ((int) time > last) {
                    last = (int) time;
                    repeats++;
                }
            }
            double spend = random.nextGamma(SPENDING.p(), 1 / random.nextGamma(SPENDING.q(), 1 / SPENDING.v()));
            customers.add(new PurchaseHistory(repeats, last / 7.0, age / 7.0, repeats == 0 ? 0 : spend));
        }
        return customers;
    }
}

package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/** The tables that a value run writes, for a {@link SyntheticCompany}. */
final class SyntheticValues {

    private static final List<String> MARKETING =
            List.of("paid_search", "email", "organic_search", "paid_social", "affiliate", "display", "(unattributed)");

    private final SyntheticCompany company;
    private final Random random;

    SyntheticValues(SyntheticCompany company, Random random) {
        this.company = company;
        this.random = random;
    }

    void fill() {
        journeys();
        attribution();
        customers();
        costs();
    }

    private void journeys() {
        String[] steps = {"product", "cart", "checkout", "payment", "order"};
        for (String device : List.of("mobile", "desktop", "tablet", "(unknown)", "(all)")) {
            double entered = switch (device) {
                case "(all)" -> 21_000;
                case "mobile" -> 12_000;
                case "desktop" -> 7_000;
                case "tablet" -> 1_500;
                default -> 500;
            };
            for (int i = 0; i < steps.length; i++) {
                double drop = i == 4 ? 0 : (device.equals("mobile") && i == 3 ? 0.44 : 0.2 + random.nextDouble() * 0.3);
                company.add(
                        "journey_steps",
                        "run_id",
                        "run",
                        "as_of",
                        SyntheticCompany.AS_OF,
                        "journey",
                        "purchase",
                        "step",
                        steps[i],
                        "step_number",
                        i + 1,
                        "device_type",
                        device,
                        "entered",
                        (long) entered,
                        "dropped",
                        (long) (entered * drop),
                        "value_dropped",
                        money(entered * drop * 11));
                entered -= Math.floor(entered * drop);
            }
        }
    }

    private void attribution() {
        for (String model : List.of("markov", "linear", "last_touch", "first_touch")) {
            for (int i = 0; i < MARKETING.size(); i++) {
                double share = (7 - i) * (0.7 + 0.6 * random.nextDouble());
                BigDecimal spend = i % 2 == 0 && i < 6 ? money(2_000 + 1_500 * i) : null;
                company.add(
                        "attribution",
                        "run_id",
                        "run",
                        "as_of",
                        SyntheticCompany.AS_OF,
                        "model",
                        model,
                        "channel",
                        MARKETING.get(i),
                        "campaign",
                        "(all)",
                        "conversions",
                        80 * share,
                        "revenue",
                        money(5_100 * share),
                        "lifetime_value",
                        money(9_700 * share),
                        "spend",
                        spend,
                        "roas",
                        spend == null ? null : 5_100 * share / spend.doubleValue());
                company.add(
                        "attribution",
                        "run_id",
                        "run",
                        "as_of",
                        SyntheticCompany.AS_OF,
                        "model",
                        model,
                        "channel",
                        MARKETING.get(i),
                        "campaign",
                        "spring",
                        "conversions",
                        1.0,
                        "revenue",
                        money(1),
                        "lifetime_value",
                        money(1));
            }
        }
    }

    private void customers() {
        List<String> reasons =
                List.of("days_since_last_order", "unresolved_contacts_90d", "friction_90d", "orders_trend");
        for (int i = 0; i < SyntheticCompany.CUSTOMERS; i++) {
            BigDecimal value = money(Math.exp(3.6 + 1.2 * random.nextGaussian()));
            double probability =
                    Math.min(0.99, Math.max(0.01, 0.5 + 0.25 * random.nextGaussian() - 0.001 * value.doubleValue()));
            company.add(
                    "customer_value",
                    "run_id",
                    "run",
                    "as_of",
                    SyntheticCompany.AS_OF,
                    "customer_id",
                    "c-" + i,
                    "clv_12m",
                    value);
            company.add(
                    "customer_value",
                    "run_id",
                    "old",
                    "as_of",
                    SyntheticCompany.AS_OF,
                    "customer_id",
                    "c-" + i,
                    "clv_12m",
                    value.add(value));
            company.add(
                    "churn",
                    "run_id",
                    "run",
                    "as_of",
                    SyntheticCompany.AS_OF,
                    "customer_id",
                    "c-" + i,
                    "horizon_days",
                    90,
                    "probability",
                    probability,
                    "band",
                    probability < 0.4 ? "low" : probability < 0.7 ? "medium" : "high",
                    "top_reason",
                    i % 13 == 0 ? null : reasons.get((int) Math.min(3, Math.abs(random.nextGaussian()) * 2)));
        }
    }

    private void costs() {
        String[] states = {
            "estimated", "estimated", "not_distinguishable", "estimated", "not_enough_data", "not_distinguishable"
        };
        double[] at = {41_200, 18_400, 2_100, 9_900, 0, 1_200};
        for (int i = 0; i < SyntheticCompany.PATTERNS.size(); i++) {
            cost(SyntheticCompany.PATTERNS.get(i), "(all)", "(all)", states[i], at[i]);
            cost(SyntheticCompany.PATTERNS.get(i), i == 0 ? "payment" : "checkout", "web", states[i], at[i] * 0.6);
        }
    }

    private void cost(String pattern, String step, String channel, String status, double atRisk) {
        boolean none = status.equals("not_enough_data");
        double low = status.equals("estimated") ? atRisk * 0.66 : 0;
        company.add(
                "friction_cost",
                "run_id",
                "run",
                "as_of",
                SyntheticCompany.AS_OF,
                "pattern",
                pattern,
                "step",
                step,
                "channel",
                channel,
                "status",
                status,
                "customers_affected",
                120L,
                "matches",
                340L,
                "value_exposed",
                money(atRisk * 3.1 + 4_000),
                "value_at_risk",
                none ? null : money(atRisk),
                "value_at_risk_low",
                none ? null : money(low),
                "value_at_risk_high",
                none ? null : money(atRisk * 1.4 + 2_000));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP);
    }
}

package io.throughline.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each friction does to those it hits.
 *
 * <p>A customer is affected if the friction happens to them in the 90 days that begin 180 days before as_of; what counts
 * is its first occurrence there. The effect is the mean, over the affected, of what follows within 90 days in the world
 * less what follows in the same world where that friction stops just before.
 */
final class FrictionTruth {

    private static final long HORIZON = 90 * CustomerLife.DAY;

    private final World world;
    private final long asOf;
    private final Map<FrictionKind, Effect> churn = new EnumMap<>(FrictionKind.class);
    private final Map<FrictionKind, Effect> revenue = new EnumMap<>(FrictionKind.class);

    FrictionTruth(World world) {
        this.world = world;
        this.asOf = world.company().asOf().toEpochMilli();
        for (FrictionKind kind : FrictionKind.values()) {
            churn.put(kind, new Effect());
            revenue.put(kind, new Effect());
        }
    }

    /** Compares {@code life}, lived until as_of or longer, with the same one without each friction that it met. */
    void compare(CustomerLife life) {
        for (FrictionKind kind : FrictionKind.values()) {
            life.frictions().stream()
                    .filter(each ->
                            each.kind() == kind && each.at() >= asOf - 2 * HORIZON && each.at() < asOf - HORIZON)
                    .findFirst()
                    .ifPresent(first -> compare(life, kind, first.at()));
        }
    }

    private void compare(CustomerLife life, FrictionKind kind, long at) {
        CustomerLife without =
                new CustomerLife(world.without(kind, at), life.customer(), new Happening(Recorder.SILENT));
        without.advanceTo(at + HORIZON);
        churn.get(kind).add(churned(life.orders(), at) - churned(without.orders(), at));
        revenue.get(kind)
                .add(life.orders().revenue(at, at + HORIZON) - without.orders().revenue(at, at + HORIZON));
    }

    private static int churned(Orders orders, long at) {
        return orders.count(at, at + HORIZON) == 0 ? 1 : 0;
    }

    void write(Path file) throws IOException {
        try (Csv csv = Csv.create(
                file,
                "pattern",
                "customers_affected",
                "churn_effect",
                "churn_effect_se",
                "revenue_effect",
                "revenue_effect_se")) {
            for (FrictionKind kind : FrictionKind.values()) {
                csv.row(
                        kind.pattern(),
                        churn.get(kind).count(),
                        Csv.number(churn.get(kind).mean(), 5),
                        Csv.number(churn.get(kind).standardError(), 5),
                        Csv.number(revenue.get(kind).mean(), 2),
                        Csv.number(revenue.get(kind).standardError(), 2));
            }
        }
    }
}

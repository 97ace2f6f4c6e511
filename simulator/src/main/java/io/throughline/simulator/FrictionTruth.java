package io.throughline.simulator;

import java.io.IOException;
import java.nio.file.Path;

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
    private final Effect[] churn = new Effect[FrictionKind.values().length];
    private final Effect[] revenue = new Effect[FrictionKind.values().length];

    FrictionTruth(World world) {
        this.world = world;
        this.asOf = world.company().asOf().toEpochMilli();
        for (FrictionKind kind : FrictionKind.values()) {
            churn[kind.ordinal()] = new Effect();
            revenue[kind.ordinal()] = new Effect();
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
        churn[kind.ordinal()].add(churned(life.orders(), at) - churned(without.orders(), at));
        revenue[kind.ordinal()].add(
                life.orders().revenue(at, at + HORIZON) - without.orders().revenue(at, at + HORIZON));
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
                Effect onChurn = churn[kind.ordinal()];
                Effect onRevenue = revenue[kind.ordinal()];
                csv.row(
                        kind.pattern(),
                        onChurn.count(),
                        Csv.number(onChurn.mean(), 5),
                        Csv.number(onChurn.standardError(), 5),
                        Csv.number(onRevenue.mean(), 2),
                        Csv.number(onRevenue.standardError(), 2));
            }
        }
    }
}

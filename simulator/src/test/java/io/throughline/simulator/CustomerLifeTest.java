package io.throughline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerLifeTest {

    private static final Company COMPANY = new Company(400, 270, 5, 0);
    private static final World WORLD = World.of(COMPANY);
    private static final long AS_OF = COMPANY.asOf().toEpochMilli();

    @Test
    void withoutAFrictionItDoesNotHappenAndTheLifeBeforeItIsTheSame() {
        int compared = 0;
        for (int i = 0; i < COMPANY.customers(); i++) {
            CustomerLife life = live(WORLD, i);
            for (CustomerLife.Occurrence met : life.frictions()) {
                CustomerLife without = live(WORLD.without(met.kind(), met.at()), i);
                List<CustomerLife.Occurrence> before = before(life, met.at());

                assertThat(before(without, met.at())).isEqualTo(before);
                assertThat(without.orders().count(0, met.at() - 1))
                        .isEqualTo(life.orders().count(0, met.at() - 1));
                assertThat(without.frictions()).noneMatch(each -> each.kind() == met.kind() && each.at() >= met.at());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void switchingOffAFrictionThatNeverHappenedChangesNothing() {
        for (int i = 0; i < 100; i++) {
            CustomerLife life = live(WORLD, i);
            for (FrictionKind kind : FrictionKind.values()) {
                if (life.frictions().stream().noneMatch(each -> each.kind() == kind)) {
                    CustomerLife without = live(WORLD.without(kind, 0), i);
                    assertThat(without.orders().count(0, AS_OF))
                            .isEqualTo(life.orders().count(0, AS_OF));
                    assertThat(without.orders().revenue(0, AS_OF))
                            .isEqualTo(life.orders().revenue(0, AS_OF));
                }
            }
        }
    }

    @Test
    void busyCustomersMeetMoreFrictionAndHiddenTraitsCountOnlyWhereAsked() {
        FrictionKind kind = FrictionKind.PAYMENT_FAILURE;

        assertThat(kind.probability(6, 100, 0, 0.1)).isEqualTo(2.5 * kind.probability(0, 100, 0, 0.9));
        assertThat(kind.probability(2, 100, 1, 0.5)).isGreaterThan(kind.probability(2, 100, 1, 0.1));
    }

    private static CustomerLife live(World world, int number) {
        CustomerLife life =
                new CustomerLife(world, Customer.of(COMPANY, world.calendar(), number), new Happening(Recorder.SILENT));
        life.advanceTo(AS_OF);
        return life;
    }

    private static List<CustomerLife.Occurrence> before(CustomerLife life, long at) {
        return life.frictions().stream().filter(each -> each.at() < at).toList();
    }
}

package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyPurchasesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void ordersOfOneDayAreOnePurchaseAndRefundsAreNone() {
        DailyPurchases purchases = DailyPurchases.of(List.of(
                new Order(DAY.plusDays(14), 30),
                new Order(DAY, 10),
                new Order(DAY.plusDays(14), 12),
                new Order(DAY.plusDays(20), -12)));

        assertThat(purchases.spend())
                .containsExactlyEntriesOf(new java.util.TreeMap<>(java.util.Map.of(DAY, 10.0, DAY.plusDays(14), 42.0)));
        assertThat(purchases.history(DAY.plusDays(28), PeriodUnit.WEEK)).contains(new PurchaseHistory(1, 2, 4, 42));
    }

    @Test
    void theFirstPurchaseIsNoRepeatAndItsSpendIsNotInTheMean() {
        DailyPurchases purchases = DailyPurchases.of(List.of(new Order(DAY, 500), new Order(DAY.plusDays(5), 20)));

        assertThat(purchases.history(DAY.plusDays(4), PeriodUnit.DAY)).contains(new PurchaseHistory(0, 0, 4, 0));
        assertThat(purchases.history(DAY.plusDays(5), PeriodUnit.DAY)).contains(new PurchaseHistory(1, 5, 5, 20));
    }

    @Test
    void whoHasNotBoughtYetHasNoHistory() {
        DailyPurchases purchases = DailyPurchases.of(List.of(new Order(DAY, 500)));

        assertThat(purchases.history(DAY.minusDays(1), PeriodUnit.DAY)).isEmpty();
        assertThat(DailyPurchases.NONE.history(DAY, PeriodUnit.DAY)).isEmpty();
    }

    @Test
    void anImpossibleHistoryOrOrderIsRefusedWithItsNumbers() {
        assertThatThrownBy(() -> PurchaseHistory.of(2, 9, 8)).hasMessageContaining("recency=9.0, age=8.0");
        assertThatThrownBy(() -> PurchaseHistory.of(0, 1, 8)).hasMessageContaining("recency 0 without repeats");
        assertThatThrownBy(() -> new Order(DAY, Double.NaN)).hasMessageContaining("amount must be finite");
    }

    @Test
    void groupsMergeInAnyOrderToTheSameGroups() {
        PurchaseHistory often = PurchaseHistory.of(3, 10, 12);
        PurchaseHistory once = PurchaseHistory.of(0, 0, 12);
        PurchaseCounts left = PurchaseCounts.of(List.of(often, once));
        PurchaseCounts right = PurchaseCounts.of(List.of(once, once));

        assertThat(left.merge(right)).isEqualTo(right.merge(left));
        assertThat(left.merge(right).groups())
                .containsExactly(new PurchaseCounts.Group(0, 0, 12, 3), new PurchaseCounts.Group(3, 10, 12, 1));
        assertThat(left.merge(right).customers()).isEqualTo(4);
        assertThat(left.merge(right).repeats()).isEqualTo(3);
    }

    @Test
    void equalCustomersGetEqualScoresAndTheBestFifthGetsFive() {
        List<RfmScores.Rfm> base = new java.util.ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            base.add(new RfmScores.Rfm(i, 1, 100.0 * i));
        }
        RfmScores scores = RfmScores.of(base);

        // monetary rises, silence rises, all orders are equal
        assertThat(scores.of(base.get(0))).isEqualTo(new RfmScores.Score(5, 3, 1));
        assertThat(scores.of(base.get(1))).isEqualTo(new RfmScores.Score(5, 3, 1));
        assertThat(scores.of(base.get(2))).isEqualTo(new RfmScores.Score(4, 3, 2));
        assertThat(scores.of(base.get(9))).isEqualTo(new RfmScores.Score(1, 3, 5));
    }
}

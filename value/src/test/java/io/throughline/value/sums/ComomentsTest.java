package io.throughline.value.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComomentsTest {

    @Test
    void rowsInAnyOrderAndPartsGiveTheSameBits() {
        Random random = new Random(5);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double x = Math.exp(4 * random.nextGaussian());
            rows.add(new double[] {x, x * random.nextDouble()});
        }
        Comoments all = of(rows);
        Collections.shuffle(rows, random);
        Comoments parts = of(rows.subList(0, 123));
        parts.addAll(of(rows.subList(123, 500)));

        assertThat(parts.count()).isEqualTo(500);
        assertThat(parts.mean(0)).isEqualTo(all.mean(0));
        assertThat(parts.covariance(0, 1)).isEqualTo(all.covariance(0, 1)).isEqualTo(all.covariance(1, 0));
        assertThat(parts.sumOfProducts(1, 1)).isEqualTo(all.sumOfProducts(1, 1));
    }

    @Test
    void aLargeMeanCostsNoDigitOfASmallVariance() {
        Comoments times = new Comoments(1);
        for (int i = 0; i < 3; i++) {
            times.add(1e15 + i);
        }

        assertThat(times.covariance(0, 0)).isCloseTo(1, within(1e-15));
    }

    @Test
    void withoutRowsAllIsZeroAndWhatIsNotFiniteIsRefused() {
        Comoments none = new Comoments(2);

        assertThat(none.mean(0)).isZero();
        assertThat(none.covariance(0, 1)).isZero();
        assertThat(none.centred(0, 1)).isZero();
        assertThatThrownBy(() -> none.add(1)).hasMessage("need 2 values, but got 1");
        assertThatThrownBy(() -> none.add(1, Double.NaN)).hasMessageContaining("but was NaN");
        assertThatThrownBy(() -> none.add(1, 1e200)).hasMessageContaining("within 1e150 of 0");
    }

    private static Comoments of(List<double[]> rows) {
        Comoments comoments = new Comoments(2);
        rows.forEach(comoments::add);
        return comoments;
    }
}

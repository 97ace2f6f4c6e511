package io.throughline.value.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RetentionOfferTest {

    @Test
    void anOfferPaysFromAProbabilityOn() {
        RetentionOffer offer = new RetentionOffer(10, 0.25);

        assertThat(offer.threshold(100)).isCloseTo(0.4, within(1e-15));
        assertThat(offer.gain(0.4, 100)).isCloseTo(0, within(1e-12));
        assertThat(offer.gain(0.8, 100)).isCloseTo(10, within(1e-12));
        assertThat(offer.threshold(0)).isGreaterThan(1);
        assertThatThrownBy(() -> new RetentionOffer(0, 0.5)).hasMessageContaining("need a cost above 0");
        assertThatThrownBy(() -> new RetentionOffer(1, 1.5)).hasMessageContaining("save rate");
    }
}

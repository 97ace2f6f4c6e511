package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final Exposure KNOWN = exposure("100", "10", RiskStatus.ESTIMATED);

    @Test
    void ofOneCustomerIsTheLargerOfEach() {
        assertThat(KNOWN.larger(exposure("90", "12", RiskStatus.ESTIMATED)))
                .isEqualTo(exposure("100", "12", RiskStatus.ESTIMATED));
    }

    @Test
    void ofSeveralCustomersIsTheSumOfWhatIsKnown() {
        assertThat(KNOWN.plus(exposure("50", null, RiskStatus.NO_ESTIMATE)))
                .isEqualTo(exposure("150", "10", RiskStatus.ESTIMATED));
        assertThat(Exposure.NONE.plus(Exposure.NONE)).isEqualTo(Exposure.NONE);
        assertThat(Exposure.NONE.plus(KNOWN)).isEqualTo(KNOWN);
    }

    private static Exposure exposure(String value, String risk, RiskStatus status) {
        BigDecimal amount = risk == null ? null : new BigDecimal(risk);
        return new Exposure(new BigDecimal(value), amount, amount, amount, status);
    }
}

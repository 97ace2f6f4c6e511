package io.throughline.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void leavesGoodTextAlone() {
        String text = "Zoë\t“😀”\n";

        assertThat(CleanText.of(text)).isSameAs(text);
        assertThat(CleanText.of(null)).isNull();
    }

    @Test
    void replacesWhatNoDatabaseTakes() {
        assertThat(CleanText.of("a\u0000b")).isEqualTo("a\ufffdb");
        assertThat(CleanText.of("a\ud83db")).isEqualTo("a\ufffdb");
        assertThat(CleanText.of("\ude00")).isEqualTo("\ufffd");
    }
}

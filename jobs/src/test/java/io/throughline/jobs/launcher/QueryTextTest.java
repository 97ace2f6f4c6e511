package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTextTest {

    @Test
    void aColumnWithAReservedNameNeedsNoQuotes() {
        assertThat(QueryText.quoted("SELECT pattern, f.Pattern FROM friction f"))
                .isEqualTo("SELECT `pattern`, f.`pattern` FROM friction f");
    }

    @Test
    void textsAndQuotedNamesAndTheClauseStay() {
        String select = "SELECT `pattern`, 'a pattern', patterns FROM t MATCH_RECOGNIZE (PATTERN (A B))";

        assertThat(QueryText.quoted(select)).isEqualTo(select);
    }
}

package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {

    private static final List<String> COLUMNS = List.of("name", "amount", "at");

    private final StringWriter printed = new StringWriter();
    private final ResultPrinter printer = new ResultPrinter(new PrintWriter(printed, true));

    @Test
    void aTableHasColumnsOfEvenWidth() {
        printer.table(COLUMNS, rows());

        assertThat(printed.toString().lines())
                .containsExactly(
                        "name         amount   at",
                        "-----------  -------  --------------------",
                        "=cmd|' /c'!  -12.5    2026-03-01T10:00:00Z",
                        "a \"b\", c     1000000",
                        "+49 1");
    }

    @Test
    void inCsvATextIsNoFormulaAndANumberStaysOne() {
        printer.csv(COLUMNS, rows());

        assertThat(printed.toString().lines())
                .containsExactly(
                        "name,amount,at",
                        "'=cmd|' /c'!,-12.5,2026-03-01T10:00:00Z",
                        "\"a \"\"b\"\", c\",1000000,",
                        "'+49 1,,");
    }

    @Test
    void inJsonNumbersAreNumbersAndNothingIsNull() {
        printer.json(COLUMNS, rows());

        assertThat(printed.toString().lines())
                .first()
                .isEqualTo("{\"name\":\"=cmd|' /c'!\",\"amount\":-12.5,\"at\":\"2026-03-01T10:00:00Z\"}");
        assertThat(printed.toString()).contains("{\"name\":\"+49 1\",\"amount\":null,\"at\":null}");
    }

    private static Iterator<List<Object>> rows() {
        return List.of(
                        Arrays.<Object>asList(
                                "=cmd|' /c'!", new BigDecimal("-12.5"), Instant.parse("2026-03-01T10:00:00Z")),
                        Arrays.<Object>asList("a \"b\", c", 1_000_000L, null),
                        Arrays.<Object>asList("+49 1", null, null))
                .iterator();
    }
}

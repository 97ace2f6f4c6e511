package io.throughline.expressions.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "7d, PT168H",
        "1h30m, PT1H30M",
        "0m, PT0S",
        "PT15M, PT15M",
        "P1D, PT24H",
    })
    void readDurationsAsPeopleWriteThem(String text, String duration) {
        assertThat(DurationText.parse(text)).contains(Duration.parse(duration));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "m",
                "5 m",
                "-5m",
                "PT-5M",
                "5y",
                "P",
                "999999999999d999999999999d",
                "5m!",
                "36526d",
                "P40000D"
            })
    void refuseWhatIsNoDuration(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "topc, topic",
        "tpoic, topic",
        "Topic, topic",
        "topics, topic",
        "complain.case_id, complaint.case_id",
        "event_tim, event_time",
        "zebra,",
        "t,",
    })
    void findTheNameThatWasMeant(String name, String meant) {
        List<String> names = List.of("topic", "event_time", "sent_at", "complaint.case_id");

        assertThat(NearMiss.of(name, names)).isEqualTo(Optional.ofNullable(meant));
        assertThat(NearMiss.hint(name, names)).isEqualTo(meant == null ? "" : "; did you mean " + meant + "?");
    }

    @Test
    void printProblemsAsCompilersDo() {
        Position at = new Position("a.yaml", 3, 7);
        Problem one = new Problem(at, "within", "'soon'", "a duration");
        Problem two = new Problem(at, "", "nothing", "a pattern");

        ProblemException both = new ProblemException(List.of(one, two));

        assertThat(both)
                .hasMessage("a.yaml:3:7: within: found 'soon', expected a duration\n"
                        + "a.yaml:3:7: found nothing, expected a pattern");
        assertThat(both.problems()).containsExactly(one, two);
        assertThatThrownBy(() -> new ProblemException(List.of())).hasMessage("need at least one problem");
        assertThatThrownBy(() -> new Position("a.yaml", 0, 1))
                .hasMessage("line and column start at 1, but were 0 and 1");
    }
}

package io.throughline.cep;

import static io.throughline.cep.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition stands for, beyond the words of its file. */
class PatternDefinitionTest {

    private static final String TEXT = """
            pattern: no-answer
            version: 1
            about: A question without an answer.
            owner: service
            severity: high
            key: customer
            sequence:
              - question: { on: message_received, where: "topic == 'billing'" }
              - absent: { on: agent_replied }
            within: 24h
            """;

    private static final PatternDefinition DEFINITION = PatternFiles.parse("no-answer.yaml", TEXT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | version: 2",
                "no-answer | no-reply",
                "within: 24h | within: 23h",
                "topic == | topic !=",
                "agent_replied | agent_connected",
                "question: { | question: { times: 2,",
            })
    void anotherMeaningHasAnotherFingerprint(String before, String after) {
        assertThat(changed(before, after).fingerprint()).isNotEqualTo(DEFINITION.fingerprint());
    }

    @Test
    void anotherKeyHasAnotherFingerprint() {
        assertThat(changed("key: customer\n", "key: customer\nper: case_id\n").fingerprint())
                .isNotEqualTo(DEFINITION.fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: high | severity: low",
                "owner: service | owner: digital",
                "about: A question | about: The question",
                "within: 24h | within: 1d",
            })
    void otherWordsAboutTheSameMeaningKeepTheFingerprint(String before, String after) {
        assertThat(changed(before, after).fingerprint()).isEqualTo(DEFINITION.fingerprint());
    }

    /** A changed fingerprint drops the open matches of every deployment: it must not change by accident. */
    @Test
    void theFingerprintOfAPatternIsForEver() {
        assertThat(DEFINITION.fingerprint()).isEqualTo("qthd2x3ptkzumi3nsjrnqcywim");
    }

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(DEFINITION.weight()).isEqualTo(1.0);
        assertThat(DEFINITION.emit()).isEqualTo(new Emission(null, "question"));
        assertThat(DEFINITION.oncePer()).isNull();
        assertThat(DEFINITION.cooldown()).isNull();
        assertThat(DEFINITION.tests()).isEmpty();
        assertThat(DEFINITION.severity().wireName()).isEqualTo("high");
    }

    @Test
    void impossiblePartsCannotExist() {
        assertThatThrownBy(() -> new Step("a", List.of(), null, Contiguity.RELAXED, 1, false))
                .hasMessage("step a needs at least one event type");
        assertThatThrownBy(() -> new Step("a", List.of("click"), null, Contiguity.RELAXED, 0, false))
                .hasMessage("times must be at least 1, but was 0 in step a");
        assertThatThrownBy(() -> new Absence(List.of(), null)).hasMessage("an absence needs at least one event type");
        assertThatThrownBy(() -> new Sighting("ada", null, false, null, null, null, 0, null))
                .hasMessage("need either a match or a merge, for ada");
    }

    @Test
    void aDeploymentDeclaresEventTypesAndAttributesOfItsOwn() throws Exception {
        Vocabulary vocabulary = Vocabulary.shipped()
                .withAttributes("attributes.yaml", "attributes: { shelf: { type: string, about: A shelf. } }")
                .withEventTypes("types.yaml", "event_types: { shelf_seen: { about: A shelf., needs: [shelf] } }");
        String text = TEXT.replace("agent_replied", "shelf_seen").replace("topic ==", "shelf ==");

        assertThatThrownBy(() -> PatternFiles.parse("p.yaml", text)).isInstanceOf(ProblemException.class);
        PatternDefinition definition = new PatternReader(vocabulary).read(YamlNode.read("p.yaml", text));

        // The conditions take the declarations along to where they run.
        PerField travelled = InstantiationUtil.clone(new PerField("shelf", definition.vocabulary()));
        assertThat(travelled.of(Events.draft("e1", "ada", "click", 0)
                        .set(EventField.PROPERTIES, Map.of("shelf", "s1"))
                        .build()))
                .isEqualTo("s1");
        assertThat(travelled.filter(event("e1", "ada", "click", 0))).isFalse();
    }

    @Test
    void aConditionThatThrowsCountsAsFalse() {
        ElementCondition condition =
                new ElementCondition(DEFINITION, DEFINITION.sequence().get(0), "question", List.of());
        Moment moment = new Moment(event("e1", "ada", "click", 0), new NothingCaptured());

        assertThat(condition.holds(any -> true, moment)).isTrue();
        assertThat(condition.holds(
                        any -> {
                            throw new IllegalStateException("on purpose");
                        },
                        moment))
                .isFalse();
        assertThat(condition.errors()).isEqualTo(1);
    }

    private static PatternDefinition changed(String before, String after) {
        assertThat(TEXT).contains(before);
        return PatternFiles.parse("no-answer.yaml", TEXT.replace(before, after));
    }
}

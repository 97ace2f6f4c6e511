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
        assertThat(DEFINITION.description().weight()).isEqualTo(1.0);
        assertThat(DEFINITION.emit()).isEqualTo(new Emission(null, "question"));
        assertThat(DEFINITION.counting().oncePer()).isNull();
        assertThat(DEFINITION.counting().cooldown()).isNull();
        assertThat(DEFINITION.tests()).isEmpty();
        assertThat(DEFINITION.description().severity().wireName()).isEqualTo("high");
    }

    @Test
    void impossiblePartsCannotExist() {
        assertThatThrownBy(() -> new Occurrence(List.of(), null)).hasMessage("at least one event type is needed");
        assertThatThrownBy(() -> new Quantifier(3, 2, false, false, false, null, List.of(), List.of()))
                .hasMessage("from 3 to 2 times is no number of times");
        assertThatThrownBy(() -> new Sighting("ada", null, false, null, null, null, 0, true, null))
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
        PerField travelled = InstantiationUtil.clone(new PerField(List.of("shelf"), definition.vocabulary()));
        assertThat(travelled.of(Events.draft("e1", "ada", "click", 0)
                        .set(EventField.PROPERTIES, Map.of("shelf", "s1"))
                        .build()))
                .isEqualTo("s1");
        assertThat(travelled.filter(event("e1", "ada", "click", 0))).isFalse();
    }

    private static PatternDefinition changed(String before, String after) {
        assertThat(TEXT).contains(before);
        return PatternFiles.parse("no-answer.yaml", TEXT.replace(before, after));
    }
}

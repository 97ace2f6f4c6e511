package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String SECRET = secret(1, 24);
    private static final String OLD_SECRET = secret(2, 64);
    private static final Path SAMPLES = Path.of("../../shared/reference/samples/webhook/golden_signatures.jsonl");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"type\":\"friction.spike.firing\",\"data\":{\"step\":\"payment\"}}",
                "{\"note\":\"Zoë — 😀 東京\"}",
                "{ \"spaces\" :\t1 }\n"
            })
    void agreesWithTheReferenceLibrary(String body) throws Exception {
        String signature = WebhookSignature.header(
                List.of(WebhookSecret.parse(SECRET)), "msg_1", 1_772_452_800L, body.getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo(new Webhook(SECRET).sign("msg_1", 1_772_452_800L, body));
    }

    @Test
    void signsWithBothSecretsWhileReceiversChangeOver() throws Exception {
        String signature = WebhookSignature.header(
                List.of(WebhookSecret.parse(SECRET), WebhookSecret.parse(OLD_SECRET)),
                "msg_1",
                1_772_452_800L,
                "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature.split(" "))
                .containsExactly(
                        new Webhook(SECRET).sign("msg_1", 1_772_452_800L, "{}"),
                        new Webhook(OLD_SECRET).sign("msg_1", 1_772_452_800L, "{}"));
    }

    @Test
    void knowsWhatIsGenuineFromWhatIsNot() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        WebhookSecret secret = WebhookSecret.parse(SECRET);
        String genuine =
                new Webhook(OLD_SECRET).sign("msg_1", 7, "{}") + " " + new Webhook(SECRET).sign("msg_1", 7, "{}");

        assertThat(WebhookSignature.isGenuine(secret, "msg_1", "7", body, genuine))
                .isTrue();
        assertThat(WebhookSignature.isGenuine(secret, "msg_2", "7", body, genuine))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(secret, "msg_1", "8", body, genuine))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(secret, "msg_1", "7", new byte[] {'['}, genuine))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(WebhookSecret.parse(OLD_SECRET), "msg_1", "7", body, "v1,AAAA"))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(secret, "msg_1", "7", body, null)).isFalse();
        assertThat(WebhookSignature.isGenuine(secret, "msg_1", "soon", body, genuine))
                .isFalse();
    }

    @Test
    void givesTheGoldenSignaturesWhereTheSamplesAreAtHand() throws Exception {
        if (!Files.exists(SAMPLES)) {
            return;
        }
        for (String line : Files.readAllLines(SAMPLES)) {
            JsonNode golden = new ObjectMapper().readTree(line);
            List<WebhookSecret> secrets = new ArrayList<>();
            secrets.add(WebhookSecret.parse(golden.get("secret").asText()));
            if (golden.has("secret_old")) {
                secrets.add(WebhookSecret.parse(golden.get("secret_old").asText()));
            }
            JsonNode headers = golden.get("headers");

            String signature = WebhookSignature.header(
                    secrets,
                    headers.get("webhook-id").asText(),
                    headers.get("webhook-timestamp").asLong(),
                    Base64.getDecoder().decode(golden.get("body_base64").asText()));

            assertThat(signature)
                    .as(golden.get("name").asText())
                    .isEqualTo(headers.get("webhook-signature").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_***", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"})
    void refusesASecretThatIsNoneWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text))
                .hasMessage("a webhook secret must be whsec_ and base64 of at least 24 bytes");
        assertThat(WebhookSecret.parse(SECRET)).hasToString("whsec_***");
    }

    private static String secret(long seed, int length) {
        byte[] key = new byte[length];
        new Random(seed).nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}

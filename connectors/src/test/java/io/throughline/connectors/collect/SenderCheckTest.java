package io.throughline.connectors.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.webhooks.WebhookSecret;
import io.throughline.connectors.webhooks.WebhookSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that were made by another implementation of the same rules. */
class SenderCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SEGMENT  | x-signature                 | 79999786a1bff10cd4d7dd0b0752574af76be0b5
            INTERCOM | x-hub-signature             | sha1=79999786a1bff10cd4d7dd0b0752574af76be0b5
            ZENDESK  | x-zendesk-webhook-signature | Ydc2HgqA3Zl4d2siqiSabQlYvrh+AfoleibADI4PKSk=
            WRITE_KEY | authorization              | Basic czNjcmV0Og==
            """)
    void passesASignatureOverTheBodyAndNoOther(SenderCheck check, String header, String signature) {
        Map<String, String> headers =
                Map.of(header, signature, "x-zendesk-webhook-signature-timestamp", "2026-03-01T10:00:00Z");

        assertThat(passes(check, headers, "{\"a\":1}", "s3cret", "")).isTrue();
        assertThat(passes(check, headers, "{\"a\":1}", "s3cret2", "")).isFalse();
        assertThat(passes(check, Map.of(), "{\"a\":1}", "s3cret", "")).isFalse();
        if (check != SenderCheck.WRITE_KEY) {
            assertThat(passes(check, headers, "{\"a\":2}", "s3cret", "")).isFalse();
        }
    }

    @Test
    void passesTwiliosFormsWithTheirUrl() {
        Map<String, String> headers = Map.of(
                "content-type", "application/x-www-form-urlencoded; charset=UTF-8",
                "x-twilio-signature", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
        String form =
                "To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE&From=%2B12349013030&Caller=%2B12349013030";
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";

        assertThat(passes(SenderCheck.TWILIO, headers, form, "12345", url)).isTrue();
        assertThat(passes(SenderCheck.TWILIO, headers, form + "&x=1", "12345", url))
                .isFalse();
        assertThat(passes(SenderCheck.TWILIO, headers, form, "12345", url + "3"))
                .isFalse();
    }

    @Test
    void passesTwiliosJsonWhoseHashIsInItsUrl() {
        String url = "https://collect.example.org/calls?bodySHA256="
                + "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        Map<String, String> headers =
                Map.of("content-type", "application/json", "x-twilio-signature", "lYbLwGlRESBNiZuPA8Y9ojs39VQ=");

        assertThat(passes(SenderCheck.TWILIO, headers, "{\"a\":1}", "s3cret", url))
                .isTrue();
        assertThat(passes(SenderCheck.TWILIO, headers, "{\"a\":2}", "s3cret", url))
                .isFalse();
    }

    @Test
    void passesStandardWebhooksThatAreNotOld() {
        String secret = "whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seQ==";
        String body = "{\"type\":\"x\"}";

        assertThat(standard(secret, body, NOW.getEpochSecond() - 299)).isTrue();
        assertThat(standard(secret, body, NOW.getEpochSecond() - 301)).isFalse();
        assertThat(standard(secret, body, NOW.getEpochSecond() + 301)).isFalse();
    }

    private static boolean standard(String secret, String body, long timestamp) {
        String signature =
                WebhookSignature.header(List.of(WebhookSecret.parse(secret)), "msg_1", timestamp, Sender.utf8(body));
        Map<String, String> headers = Map.of(
                "webhook-id", "msg_1", "webhook-timestamp", String.valueOf(timestamp), "webhook-signature", signature);
        return passes(SenderCheck.STANDARD_WEBHOOKS, headers, body, secret, "");
    }

    private static boolean passes(
            SenderCheck check, Map<String, String> headers, String body, String secret, String url) {
        ReceivedRequest request = new ReceivedRequest(NOW, "POST", "/x", headers, Sender.utf8(body));
        return check.passes(request, secret, url);
    }
}

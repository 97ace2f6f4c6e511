package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WrappingTest {

    private static final byte[] JSON = Reading.utf8("{\"event\":\"a\",\"properties\":{\"x\":1}}");

    @Test
    void takesOffGzipAndBase64InAnyOrder() throws Exception {
        byte[] base64 = Base64.getEncoder().encode(JSON);

        assertThat(Wrapping.unwrapped(gzip(JSON))).isEqualTo(JSON);
        assertThat(Wrapping.unwrapped(base64)).isEqualTo(JSON);
        assertThat(Wrapping.unwrapped(Base64.getUrlEncoder().withoutPadding().encode(gzip(JSON))))
                .isEqualTo(JSON);
        assertThat(Wrapping.unwrapped(gzip(base64))).isEqualTo(JSON);
    }

    @Test
    void leavesWordsThatMerelyLookLikeBase64() throws Exception {
        for (String word : new String[] {"subscription", "aGVsbG8gd29ybGQ=", "{}", "", "event=a&x=1"}) {
            assertThat(Wrapping.unwrapped(Reading.utf8(word))).isEqualTo(Reading.utf8(word));
        }
    }

    @Test
    void boundsWhatGzipMayHoldAndSaysWhereItBreaksOff() throws Exception {
        byte[] bomb = gzip(new byte[8 << 20]);
        byte[] broken = Arrays.copyOf(gzip(JSON), 20);

        assertThatThrownBy(() -> Wrapping.unwrapped(bomb))
                .isInstanceOfSatisfying(
                        Unreadable.class, why -> assertThat(why.reason()).isEqualTo("too_large"));
        assertThatThrownBy(() -> Wrapping.unwrapped(broken))
                .isInstanceOfSatisfying(
                        Unreadable.class, why -> assertThat(why.reason()).isEqualTo("not_gzip"));
    }

    @Test
    void readsFormsAndRefusesPages() {
        assertThat(Wrapping.form("From=%2B15555550100&Body=a+b&empty=&From=x"))
                .containsEntry("From", "+15555550100")
                .containsEntry("Body", "a b")
                .containsEntry("empty", "");
        assertThat(Wrapping.form("<html class=\"x\">")).isNull();
        assertThat(Wrapping.form("plain text")).isNull();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}

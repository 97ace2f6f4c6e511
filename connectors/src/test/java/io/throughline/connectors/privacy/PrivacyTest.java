package io.throughline.connectors.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAIN = "what was sent".getBytes(StandardCharsets.UTF_8);

    private final FailureCipher cipher = FailureCipher.of("k7", KEY);
    private final Identifiers identifiers = Identifiers.of("k7", KEY);

    @Test
    void aCipherGivesBackWhatItWasGivenAndSealsItTheSameWayInAReplay() {
        assertThat(cipher.decrypt(cipher.encrypt(PLAIN))).isEqualTo(PLAIN);
        assertThat(cipher.decrypt(cipher.encrypt(new byte[0]))).isEmpty();
        assertThat(cipher.encrypt(PLAIN)).hasSize(12 + PLAIN.length + 16).isEqualTo(cipher.encrypt(PLAIN));
    }

    @Test
    void aCipherNeverUsesANonceForTwoRecords() {
        byte[] other = PLAIN.clone();
        other[0] ^= 1;
        assertThat(Arrays.copyOf(cipher.encrypt(PLAIN), 12)).isNotEqualTo(Arrays.copyOf(cipher.encrypt(other), 12));
    }

    @Test
    void aCipherNoticesAnotherKeyAndAChangedByte() {
        byte[] sealed = cipher.encrypt(PLAIN);
        assertThatThrownBy(() -> FailureCipher.of("k8", new byte[32]).decrypt(sealed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the payload was not encrypted with key k8, or was changed since");
        sealed[20] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(sealed)).hasMessageContaining("changed since");
        assertThatThrownBy(() -> cipher.decrypt(new byte[5])).hasMessageContaining("has 5");
    }

    @Test
    void aCipherNeverShowsItsKey() {
        assertThat(cipher).hasToString("FailureCipher[key k7]");
        assertThat(identifiers).hasToString("Identifiers[key k7]");
        assertThatThrownBy(() -> FailureCipher.of("short", new byte[16]))
                .hasMessage("key short must have 32 bytes, but has 16");
        assertThatThrownBy(() -> Identifiers.of("short", new byte[8])).hasMessageContaining("but has 8");
    }

    @Test
    void aHashIsTheHmacOfTheNormalisedIdentifier() {
        // printf someone@example.org | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(identifiers.email(" Someone@Example.ORG "))
                .isEqualTo("k7:2cda6768b8111e6812d39d03c77250d41bfd4c04178fbdbfcd73607c5eda917d");
        assertThat(identifiers.phone("+49 (151) 123-456")).isEqualTo(identifiers.phone("0049151123456"));
        assertThat(identifiers.phone("+49151123456")).isNotEqualTo(identifiers.phone("+49151123457"));
    }

    @Test
    void whatIsNoIdentifierHasNoHash() {
        assertThat(identifiers.email("nobody")).isNull();
        assertThat(identifiers.email("@example.org")).isNull();
        assertThat(identifiers.email("someone@")).isNull();
        assertThat(identifiers.phone("n/a")).isNull();
        assertThat(identifiers.phone("000000")).isNull();
    }

    @Test
    void keysComeFromBase64() {
        String base64 = Base64.getEncoder().encodeToString(KEY);

        assertThat(SecretKeys.fromBase64("HASH_KEY", base64 + "\n")).isEqualTo(KEY);
        assertThatThrownBy(() -> SecretKeys.fromBase64("HASH_KEY", "%%%"))
                .hasMessage("HASH_KEY must be base64 of 32 bytes, but is not base64");
        assertThatThrownBy(() -> SecretKeys.fromBase64("HASH_KEY", "AAAA"))
                .hasMessage("HASH_KEY must be base64 of 32 bytes, but has 3 bytes");
    }

    @Test
    void aKeyFileIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
        byte[] key = SecretKeys.inFolder(folder.resolve("keys"), "failures");

        Path file = folder.resolve("keys/failures.key");
        assertThat(key).hasSize(32).isEqualTo(SecretKeys.inFolder(folder.resolve("keys"), "failures"));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Files.writeString(file, "something else");
        assertThatThrownBy(() -> SecretKeys.inFolder(folder.resolve("keys"), "failures"))
                .hasMessageContaining("failures.key must be base64 of 32 bytes");
    }

    @Test
    void personalDataIsKnownByNameHoweverWritten() {
        assertThat(PersonalData.isNamed("user.firstName")).isTrue();
        assertThat(PersonalData.isNamed("First-Name")).isTrue();
        assertThat(PersonalData.isNamed("E-Mail")).isTrue();
        assertThat(PersonalData.isNamed("name.colour")).isFalse();
        assertThat(PersonalData.isNamed("product_name")).isFalse();
        assertThat(PersonalData.isAddress("someone@example.org")).isTrue();
        assertThat(PersonalData.isAddress("@someone on example.org")).isFalse();
    }
}

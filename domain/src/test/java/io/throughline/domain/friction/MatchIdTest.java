package io.throughline.domain.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ids that must never change: they are in tables, topics and receivers.
 *
 * <p>Computed apart from this code, in Python 3: each part p as {@code struct.pack('>I', len(p)) + p} in UTF-8, all of
 * them one after the other through {@code hashlib.sha256}, the first 16 bytes of the digest through
 * {@code base64.b32encode}, lower case, without {@code =}.
 */
class MatchIdTest {

    private static final Instant ONE_O_CLOCK = Instant.parse("2026-03-02T13:00:00Z");

    @Test
    void isTheSameForEver() {
        // parts: repeat-contact 1 "" resolved crm t1 contact genesys c9
        assertThat(MatchId.of(
                        "repeat-contact",
                        1,
                        null,
                        List.of(step("resolved", "crm", "t1"), step("contact", "genesys", "c9"))))
                .isEqualTo("5hbfvunurhkwg6ajsrvqcssfze");
        // parts: cart-abandonment 1 1772456400000 cart shop e2
        assertThat(MatchId.of("cart-abandonment", 1, ONE_O_CLOCK, List.of(step("cart", "shop", "e2"))))
                .isEqualTo("kf2fue4ex6abf6mcxyrsthax6q");
        // parts: cart-abandonment 2 1772456400000 cart shop e2
        assertThat(MatchId.of("cart-abandonment", 2, ONE_O_CLOCK, List.of(step("cart", "shop", "e2"))))
                .isEqualTo("i76jktrbqepwln5fko7o2nelne");
        // parts: größe 1 "" a s é😀
        assertThat(MatchId.of("größe", 1, null, List.of(step("a", "s", "é😀"))))
                .isEqualTo("2bdzq4nutrqep4ios24c2kmtna");
    }

    @Test
    void keepsNeighbouringPartsApart() {
        assertThat(MatchId.ofParts("a", "bc")).isEqualTo("wu2m4fvmtsftnar7hgrzltuoby");
        assertThat(MatchId.ofParts("ab", "c")).isEqualTo("6kjz7ebqc3s3wknr4stbzw6toy");
        assertThat(MatchId.ofParts()).isEqualTo("4oymiquy7qobjgx36tejs35zeq");
    }

    @Test
    void dependsOnTheOrderOfTheEvidenceAndNotOnWhereItHappened() {
        MatchStep first = step("a", "shop", "e1");
        MatchStep second = step("b", "shop", "e2");
        MatchStep elsewhere =
                new MatchStep("a", "shop", "e1", ONE_O_CLOCK.plusSeconds(5), "login", Channel.STORE, "till 4");

        assertThat(MatchId.of("p", 1, null, List.of(first, second)))
                .isNotEqualTo(MatchId.of("p", 1, null, List.of(second, first)))
                .isEqualTo(MatchId.of("p", 1, null, List.of(elsewhere, second)));
    }

    private static MatchStep step(String name, String source, String eventId) {
        return new MatchStep(name, source, eventId, ONE_O_CLOCK, "click", Channel.WEB, null);
    }
}

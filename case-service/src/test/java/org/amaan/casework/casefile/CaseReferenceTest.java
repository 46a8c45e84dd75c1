package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseReferenceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** The example of ISO 7064 MOD 37,36 that its users quote: GRid A1-2425G-ABC1234002-M. */
  @Test
  void checkCharacterIsThatOfTheStandard() {
    assertThat(CaseReference.check("A1-2425G-ABC1234002")).isEqualTo('M');
  }

  @Test
  void isReadableAndUnguessable() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String reference = CaseReference.next("PK", NOW);
      assertThat(reference)
          .matches("C-PK-26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]");
      assertThat(seen.add(reference)).isTrue();
    }
  }

  @Test
  void everySingleWrongSymbolIsFound() {
    String reference = CaseReference.next("PK", NOW);
    String body = reference.substring(0, reference.length() - 2);
    char check = reference.charAt(reference.length() - 1);
    for (int i = 0; i < body.length(); i++) {
      for (char wrong : SYMBOLS.toCharArray()) {
        if (body.charAt(i) != '-' && body.charAt(i) != wrong) {
          String garbled = body.substring(0, i) + wrong + body.substring(i + 1);
          assertThat(CaseReference.check(garbled)).as(garbled).isNotEqualTo(check);
        }
      }
    }
  }
}

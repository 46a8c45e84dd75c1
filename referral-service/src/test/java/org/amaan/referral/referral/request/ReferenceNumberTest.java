package org.amaan.referral.referral.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceNumberTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RUNS = 2_000;

  private long seed;
  private Random random;

  @BeforeEach
  void seed() {
    seed = System.nanoTime();
    random = new Random(seed);
    System.out.println("ReferenceNumberTest seed: " + seed);
  }

  @Test
  void isReadBackHoweverItIsWritten() {
    for (int i = 0; i < RUNS; i++) {
      String written = fresh().text();
      assertThat(
              written.matches(
                  "PK-26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]"))
          .as(written)
          .isTrue();
      String heard = written.toLowerCase(Locale.ROOT).replace("-", random.nextBoolean() ? " " : "");
      assertThat(text(heard)).as(context(written)).isEqualTo(Optional.of(written));
      String misread =
          written.substring(0, 3)
              + written
                  .substring(3)
                  .replace('0', 'O')
                  .replace('1', random.nextBoolean() ? 'I' : 'L');
      assertThat(text(misread)).as(context(written)).isEqualTo(Optional.of(written));
    }
  }

  @Test
  void oneWrongSymbolIsAlwaysNoticed() {
    for (int i = 0; i < RUNS; i++) {
      String written = fresh().text();
      int place = random.nextInt(written.length());
      if (written.charAt(place) == '-') {
        continue;
      }
      String alphabet = place < 2 ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : SYMBOLS;
      char wrong = alphabet.charAt(random.nextInt(alphabet.length()));
      if (wrong != written.charAt(place)) {
        String changed = written.substring(0, place) + wrong + written.substring(place + 1);
        assertThat(text(changed)).as(context(written)).isEqualTo(Optional.empty());
      }
    }
  }

  @Test
  void twoSwappedNeighboursAreNearlyAlwaysNoticed() {
    int swaps = 0;
    int missed = 0;
    for (int i = 0; i < RUNS; i++) {
      char[] symbols = fresh().text().replace("-", "").toCharArray();
      int place = 2 + random.nextInt(symbols.length - 4);
      if (symbols[place] != symbols[place + 1]) {
        char moved = symbols[place];
        symbols[place] = symbols[place + 1];
        symbols[place + 1] = moved;
        swaps++;
        missed += text(new String(symbols)).isPresent() ? 1 : 0;
      }
    }
    assertThat(missed <= swaps / 100).as(missed + " of " + swaps + ", seed " + seed).isTrue();
  }

  @Test
  void noTwoAreAlike() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < RUNS; i++) {
      assertThat(seen.add(ReferenceNumber.fresh("PK", NOW).text())).isTrue();
    }
  }

  @Test
  void theExampleOfTheContractIsOne() {
    // The check character was computed by another program.
    assertThat(text("pk 26 7kq4 m2xd l")).isEqualTo(Optional.of("PK-26-7KQ4-M2XD-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PK-26-7KQ4-M2XD",
        "PK-26-7KQ4-M2XD-2",
        "PK-26-7KQ4-M2XD-11",
        "26-7KQ4-M2XD-1",
        "PK-26-7KQ4-M2X€-1"
      })
  void anythingElseIsNone(String heard) {
    assertThat(text(heard).isPresent()).isFalse();
  }

  private ReferenceNumber fresh() {
    return ReferenceNumber.fresh("PK", NOW, random);
  }

  private String context(String written) {
    return written + ", seed " + seed;
  }

  private static Optional<String> text(String heard) {
    return ReferenceNumber.parse(heard).map(ReferenceNumber::text);
  }
}

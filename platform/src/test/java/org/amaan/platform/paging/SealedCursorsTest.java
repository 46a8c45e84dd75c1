package org.amaan.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.vault.Vault;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class SealedCursorsTest {

  private static final String LIST = "things";
  private static final FeedPosition PLACE = new FeedPosition(Long.MAX_VALUE, 42);
  private static final Keyset LAST =
      new Keyset(Instant.parse("2026-11-24T09:10:11.123456Z"), UUID.randomUUID());

  @Inject SealedCursors cursors;
  @Inject Vault vault;

  @Test
  void aCursorComesBackAsThePlaceItWasMadeFrom() {
    Caller reader = reader("ahtc", "cell");
    assertThat(cursors.position(LIST, reader, cursors.seal(LIST, reader, PLACE))).isEqualTo(PLACE);
    assertThat(cursors.keyset(LIST, reader, cursors.seal(LIST, reader, LAST))).isEqualTo(LAST);
    assertThat(cursors.position(LIST, reader, null)).isNull();
    assertThat(cursors.position(LIST, reader, "")).isNull();
    assertThat(cursors.keyset(LIST, reader, null)).isNull();
  }

  @Test
  void aPlaceIsTheSameCursorAtEveryReplica() {
    Caller reader = reader("ahtc", "cell");
    SealedCursors elsewhere = new SealedCursors(vault);
    assertThat(elsewhere.seal(LIST, reader, PLACE)).isEqualTo(cursors.seal(LIST, reader, PLACE));
    assertThat(elsewhere.position(LIST, reader, cursors.seal(LIST, reader, PLACE)))
        .isEqualTo(PLACE);
  }

  @Test
  void nothingCanBeCountedOrOrderedByIt() {
    Caller reader = reader("ahtc", "cell");
    // a hundred transactions of anybody's between two of them, or a million million: as long, and
    // no order
    Set<Integer> lengths = new HashSet<>();
    long rising =
        LongStream.rangeClosed(1, 200)
            .filter(
                i -> {
                  String before = cursors.seal(LIST, reader, new FeedPosition(100 * i, 1));
                  String after = cursors.seal(LIST, reader, new FeedPosition(100 * i + 100, 1));
                  lengths.add(before.length());
                  return before.compareTo(after) < 0;
                })
            .count();
    lengths.add(cursors.seal(LIST, reader, new FeedPosition(Long.MAX_VALUE, 1L << 50)).length());
    assertThat(lengths.size()).isEqualTo(1);
    assertThat(rising).isBetween(50L, 150L);
    String one = cursors.seal(LIST, reader, new FeedPosition(100, 1));
    String next = cursors.seal(LIST, reader, new FeedPosition(101, 1));
    assertThat(next.substring(8, 40)).isNotEqualTo(one.substring(8, 40));
  }

  @Test
  void aCursorOfAnotherAgencyUnitOrListIsRefused() {
    Caller reader = reader("ahtc", "cell");
    String cursor = cursors.seal(LIST, reader, PLACE);
    refused(() -> cursors.position(LIST, reader("other", "cell"), cursor));
    refused(() -> cursors.position(LIST, reader("ahtc", "desk"), cursor));
    refused(() -> cursors.position(LIST, reader("ahtc", null), cursor));
    refused(() -> cursors.position("others", reader, cursor));
    refused(() -> cursors.keyset(LIST, reader, cursor));
    Caller operator = new Caller("operator", null, null, null, Set.of(Role.PLATFORM_ADMIN));
    Caller other = new Caller("other", null, null, null, Set.of(Role.PLATFORM_ADMIN));
    String operators = cursors.seal(LIST, operator, LAST);
    assertThat(cursors.keyset(LIST, operator, operators)).isEqualTo(LAST);
    refused(() -> cursors.keyset(LIST, other, operators));
  }

  @Test
  void aColleagueGoesOnWhereAnotherStopped() {
    Caller colleague = new Caller("desktop", "ahtc", "cell", "p-7", Set.of(Role.SUPERVISOR));
    String cursor = cursors.seal(LIST, reader("ahtc", "cell"), PLACE);
    assertThat(cursors.position(LIST, colleague, cursor)).isEqualTo(PLACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-", "9g2-1f", "%%%", "MjAyNg", "A", "zzzzzzzzzzzzz-1", "1 2"})
  void aCursorWeNeverGaveIsRefused(String garbage) {
    refused(() -> cursors.position(LIST, reader("ahtc", "cell"), garbage));
    refused(() -> cursors.keyset(LIST, reader("ahtc", "cell"), garbage));
  }

  private static void refused(ThrowingCallable open) {
    Refusal refusal = assertThatExceptionOfType(Refusal.class).isThrownBy(open).actual();
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.errors().get(0).field()).isEqualTo("cursor");
  }

  private static Caller reader(String agency, @Nullable String unit) {
    return new Caller("app", agency, unit, "p-1", Set.of(Role.CASEWORKER));
  }
}

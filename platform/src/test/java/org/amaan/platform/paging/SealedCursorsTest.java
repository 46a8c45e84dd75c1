package org.amaan.platform.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
    assertEquals(PLACE, cursors.position(LIST, reader, cursors.seal(LIST, reader, PLACE)));
    assertEquals(LAST, cursors.keyset(LIST, reader, cursors.seal(LIST, reader, LAST)));
    assertNull(cursors.position(LIST, reader, null));
    assertNull(cursors.position(LIST, reader, ""));
    assertNull(cursors.keyset(LIST, reader, null));
  }

  @Test
  void aPlaceIsTheSameCursorAtEveryReplica() {
    Caller reader = reader("ahtc", "cell");
    SealedCursors elsewhere = new SealedCursors(vault);
    assertEquals(cursors.seal(LIST, reader, PLACE), elsewhere.seal(LIST, reader, PLACE));
    assertEquals(PLACE, elsewhere.position(LIST, reader, cursors.seal(LIST, reader, PLACE)));
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
    assertEquals(1, lengths.size());
    assertEquals(100, rising, 50);
    String one = cursors.seal(LIST, reader, new FeedPosition(100, 1));
    String next = cursors.seal(LIST, reader, new FeedPosition(101, 1));
    assertNotEquals(one.substring(8, 40), next.substring(8, 40));
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
    assertEquals(LAST, cursors.keyset(LIST, operator, operators));
    refused(() -> cursors.keyset(LIST, other, operators));
  }

  @Test
  void aColleagueGoesOnWhereAnotherStopped() {
    Caller colleague = new Caller("desktop", "ahtc", "cell", "p-7", Set.of(Role.SUPERVISOR));
    String cursor = cursors.seal(LIST, reader("ahtc", "cell"), PLACE);
    assertEquals(PLACE, cursors.position(LIST, colleague, cursor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-", "9g2-1f", "%%%", "MjAyNg", "A", "zzzzzzzzzzzzz-1", "1 2"})
  void aCursorWeNeverGaveIsRefused(String garbage) {
    refused(() -> cursors.position(LIST, reader("ahtc", "cell"), garbage));
    refused(() -> cursors.keyset(LIST, reader("ahtc", "cell"), garbage));
  }

  private static void refused(Executable open) {
    Refusal refusal = assertThrows(Refusal.class, open);
    assertEquals(400, refusal.status());
    assertEquals("cursor", refusal.errors().get(0).field());
  }

  private static Caller reader(String agency, @Nullable String unit) {
    return new Caller("app", agency, unit, "p-1", Set.of(Role.CASEWORKER));
  }
}

package org.amaan.platform.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens a revocation reaches. */
class RevokedSetTest {

  private static final long AT = 1_800_000_000;

  @ParameterizedTest
  @CsvSource({
    // revoked: agency, client, person | the token's: client, agency, person | refused
    "a1,   ,   , c1, a1, p1, true",
    "a1,   ,   , c1, a2, p1, false",
    "a1,   ,   , c1,   , p1, false",
    "  , c1,   , c1, a1, p1, true",
    "  , c1,   , c1,   ,   , true",
    "  , c1,   , c2, a1, p1, false",
    "a1, c1,   , c1, a1, p1, true",
    "a1, c1,   , c1, a2, p1, false",
    "a1, c1,   , c1,   ,   , false",
    "a1, c1,   , c2, a1, p1, false",
    "a1,   , p1, c1, a1, p1, true",
    "a1,   , p1, c2, a1, p1, true",
    "a1,   , p1, c1, a2, p1, false",
    "a1,   , p1, c1, a1, p2, false",
    "a1,   , p1, c1, a1,   , false",
    "a1,   , p1, c1,   , p1, false",
  })
  void aTokenIsRefusedThatSaysAllThatTheRevocationNames(
      String agency,
      String client,
      String person,
      String azp,
      String ofAgency,
      String ofPerson,
      boolean refused) {
    RevokedSet set = set(new Revoked(agency, client, person), false);
    assertThat(set.includes(access(azp, ofAgency, ofPerson, AT))).isEqualTo(refused);
    assertThat(set.includes(access(azp, ofAgency, ofPerson, AT - 1))).isEqualTo(refused);
    assertThat(set.includes(access(azp, ofAgency, ofPerson, AT + 1))).isFalse();
  }

  @Test
  void aSuspendedAgencyIsRefusedWhateverTheTime() {
    RevokedSet set = set(Revoked.agency("a1"), true);
    assertThat(set.includes(access("c1", "a1", "p1", AT + 100_000))).isTrue();
    assertThat(set.includes(access("c1", "a2", "p1", AT + 100_000))).isFalse();
    assertThat(set.includes(access("c1", null, null, AT))).isFalse();
  }

  /** Its token may say what it likes of an agency. */
  @Test
  void aServiceIsReachedByItsClientOnly() {
    Access service =
        new Access(
            new Caller("case-service", "a1", null, "p1", Set.of(Role.SERVICE)), AT, Instant.MAX);
    assertThat(set(Revoked.agency("a1"), true).includes(service)).isFalse();
    assertThat(set(Revoked.person("a1", "p1"), false).includes(service)).isFalse();
    assertThat(set(Revoked.client("a1", "case-service"), false).includes(service)).isFalse();
    assertThat(set(Revoked.client(null, "case-service"), false).includes(service)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({",,", ",,p1", ",c1,p1", "a1,c1,p1"})
  void whatNamesNobodyOrTooMuchIsNone(String agency, String client, String person) {
    assertThatThrownBy(() -> new Revoked(agency, client, person))
        .isInstanceOf(InvalidRequest.class);
  }

  private static RevokedSet set(Revoked whose, boolean suspended) {
    return new RevokedSet(
        List.of(new Revocation(UUID.randomUUID(), whose, Instant.ofEpochSecond(AT), suspended, 1)));
  }

  private static Access access(String client, String agency, String person, long since) {
    return new Access(new Caller(client, agency, null, person, Set.of()), since, Instant.MAX);
  }
}

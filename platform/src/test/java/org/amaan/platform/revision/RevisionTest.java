package org.amaan.platform.revision;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

  @Test
  void theETagThatWasReadLetsTheChangeThrough() {
    assertDoesNotThrow(() -> Revision.require(Revision.etag(7), 7));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aChangeThatNamesNoVersionIsRefused(String ifMatch) {
    assertEquals(428, refusal(ifMatch).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "*", "W/\"7\"", "\"7\", \"8\""})
  void anythingButTheCurrentVersionIsStale(String ifMatch) {
    assertEquals(412, refusal(ifMatch).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7", "7\"", "'7'", "W/7"})
  void whatIsNoETagIsToldSo(String ifMatch) {
    Refusal refusal = refusal(ifMatch);
    assertEquals(400, refusal.status());
    assertEquals("If-Match", refusal.errors().get(0).field());
  }

  private static Refusal refusal(String ifMatch) {
    return assertThrows(Refusal.class, () -> Revision.require(ifMatch, 7));
  }
}

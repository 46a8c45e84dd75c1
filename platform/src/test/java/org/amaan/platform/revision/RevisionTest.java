package org.amaan.platform.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

  @Test
  void theETagThatWasReadLetsTheChangeThrough() {
    assertThatCode(() -> Revision.require(Revision.etag(7), 7)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aChangeThatNamesNoVersionIsRefused(String ifMatch) {
    assertThat(refusal(ifMatch).status()).isEqualTo(428);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "*", "W/\"7\"", "\"7\", \"8\""})
  void anythingButTheCurrentVersionIsStale(String ifMatch) {
    assertThat(refusal(ifMatch).status()).isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7", "7\"", "'7'", "W/7"})
  void whatIsNoETagIsToldSo(String ifMatch) {
    Refusal refusal = refusal(ifMatch);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.errors().get(0).field()).isEqualTo("If-Match");
  }

  private static Refusal refusal(String ifMatch) {
    return assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Revision.require(ifMatch, 7))
        .actual();
  }
}

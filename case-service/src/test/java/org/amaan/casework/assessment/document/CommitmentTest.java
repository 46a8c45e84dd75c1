package org.amaan.casework.assessment.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommittedTest {

  @Test
  void theDigestIsOfSaltAndText() {
    // printf '\0…31 more…\0abc' | sha256sum
    assertThat(new Commitment("A".repeat(43), "abc").digest())
        .isEqualTo("365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370");
  }

  @Test
  void theSameWordsHaveAnotherDigestEachTime() {
    assertThat(Commitment.to("x").digest()).isNotEqualTo(Commitment.to("x").digest());
  }

  @Test
  void saysNothingWhenItIsPrinted() {
    assertThat(Commitment.to("a secret").toString()).isEqualTo("Commitment[…withheld]");
  }
}

package org.amaan.referral.revocation;

import java.time.Instant;
import org.amaan.platform.revocation.Revocation;
import org.jspecify.annotations.Nullable;

/** A revocation on its way to another service, in the words of both contracts. */
record RevocationMessage(
    @Nullable String agency,
    @Nullable String client,
    @Nullable String person,
    Instant notBefore,
    boolean suspended,
    long sequence) {

  static RevocationMessage of(Revocation made) {
    return new RevocationMessage(
        made.whose().agency(),
        made.whose().client(),
        made.whose().person(),
        made.notBefore(),
        made.suspended(),
        made.sequence());
  }
}

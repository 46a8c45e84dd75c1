package org.amaan.casework.evidence.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain of custody does not join.
 *
 * @param entry at which it shows; null for what is missing
 */
public record Gap(Code code, Instant since, @Nullable UUID entry) {

  /** In the words of the contract. */
  public enum Code {
    CONTENT_MISSING("content-missing"),
    NOT_RECEIVED("not-received"),
    COUNTERSIGNATURE_OVERDUE("countersignature-overdue"),
    HELD_ELSEWHERE("held-elsewhere"),
    GIVER_DID_NOT_SIGN("giver-did-not-sign"),
    TIMES_OVERLAP("times-overlap"),
    TIME_UNACCOUNTED("time-unaccounted"),
    EARLIER_CHAIN_NOT_SHOWN("earlier-chain-not-shown");

    private final String value;

    Code(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }
  }
}

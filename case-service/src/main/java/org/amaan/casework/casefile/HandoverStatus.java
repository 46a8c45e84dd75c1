package org.amaan.casework.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** An offer of custody ends once, in one of four ways. */
public enum HandoverStatus {
  OFFERED,
  ACCEPTED,
  REFUSED,
  CANCELLED,
  EXPIRED;

  public Set<HandoverStatus> moves() {
    return this == OFFERED ? Set.of(ACCEPTED, REFUSED, CANCELLED, EXPIRED) : Set.of();
  }

  /** The word used in the contract and the database. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static HandoverStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}

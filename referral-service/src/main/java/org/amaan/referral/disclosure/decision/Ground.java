package org.amaan.referral.disclosure.decision;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a category is disclosed.
 *
 * @param basis only of {@link Kind#LEGAL_BASIS}
 * @param emergencyAccess only of {@link Kind#EMERGENCY_ACCESS}
 */
public record Ground(Kind kind, @Nullable Basis basis, @Nullable UUID emergencyAccess) {

  /** The words are part of the contract. */
  public enum Kind {
    CONSENT,
    OWN_RECORD,
    LEGAL_BASIS,
    EMERGENCY_ACCESS;

    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A legal basis, and the version of the country's profile that names it. */
  public record Basis(String id, String profile, String version) {}

  static final Ground CONSENT = new Ground(Kind.CONSENT, null, null);
  static final Ground OWN_RECORD = new Ground(Kind.OWN_RECORD, null, null);

  static Ground of(Basis basis) {
    return new Ground(Kind.LEGAL_BASIS, basis, null);
  }

  static Ground of(Emergency emergency) {
    return new Ground(Kind.EMERGENCY_ACCESS, null, emergency.id());
  }
}

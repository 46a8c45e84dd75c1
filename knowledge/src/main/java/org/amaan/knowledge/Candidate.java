package org.amaan.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * An agency that routing may choose. The caller leaves out those that must not receive the
 * referral: the referrer itself, agencies that take no work, agencies with a conflict of interest.
 *
 * @param area the place it works in; null when it works in the whole country
 * @param scope null when not known
 * @param readiness whether it takes work
 */
public record Candidate(
    String code,
    AgencyType type,
    String country,
    @Nullable String area,
    @Nullable Scope scope,
    Readiness readiness) {

  /** One that has said nothing about itself. */
  public Candidate(
      String code, AgencyType type, String country, @Nullable String area, @Nullable Scope scope) {
    this(code, type, country, area, scope, Readiness.UNSAID);
  }
}

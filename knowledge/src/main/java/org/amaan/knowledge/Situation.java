package org.amaan.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What routing may know about a referral: nothing in it says who the subject is.
 *
 * @param country ISO 3166-1 alpha-2, where the agency is to act
 * @param area free name of the place within it
 * @param organFacility a facility that removes or transplants organs is implicated
 * @param identified the referral carries the subject's identity
 * @param investigationPermitted consent for {@code investigation} is recorded, or a legal basis
 *     that counsel has confirmed stands in for it
 * @param immediateDanger somebody must act now
 */
public record Situation(
    Need need,
    String country,
    @Nullable String area,
    Border border,
    boolean organFacility,
    AgeClass ageClass,
    boolean identified,
    boolean investigationPermitted,
    boolean immediateDanger) {

  /** One in which nobody is in immediate danger. */
  public Situation(
      Need need,
      String country,
      @Nullable String area,
      Border border,
      boolean organFacility,
      AgeClass ageClass,
      boolean identified,
      boolean investigationPermitted) {
    this(
        need,
        country,
        area,
        border,
        organFacility,
        ageClass,
        identified,
        investigationPermitted,
        false);
  }

  /**
   * An adult whom the referral identifies and who has not agreed to an investigation: only agencies
   * that protect may receive it. A child, or someone whose age is not known, is on the child path.
   */
  public boolean protectionOnly() {
    return ageClass == AgeClass.ADULT && identified && !investigationPermitted;
  }
}

package org.amaan.referral.anonymous.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.amaan.knowledge.Border;
import org.jspecify.annotations.Nullable;

/** What decides who gets a report. */
@Embeddable
public record Circumstances(
    @Column(updatable = false) String country,
    @Column(updatable = false) @Nullable String area,
    @Column(name = "border", updatable = false) String borderWord,
    @Column(name = "organ_facility", updatable = false) boolean organFacility) {

  public Border border() {
    return Border.of(borderWord);
  }
}

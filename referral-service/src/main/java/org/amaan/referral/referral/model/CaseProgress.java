package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What case-service last reported.
 *
 * @param coarseSince since when the case has been as a referrer is told in a word: from the
 *     investigation to the prosecution nothing changes for it
 */
@Embeddable
public record CaseProgress(
    @Column(name = "feedback_sequence") Long sequence,
    @Column(name = "case_status") @Convert(converter = ReferralColumn.OfCaseStatus.class)
        CaseStatus status,
    @Column(name = "case_status_at") Instant at,
    @Column(name = "case_coarse_since") Instant coarseSince) {

  /** As it is reported. */
  public CaseProgress(Long sequence, CaseStatus status, Instant at) {
    this(sequence, status, at, at);
  }

  CaseProgress following(@Nullable CaseProgress before) {
    return before != null && CoarseStatus.of(before.status) == CoarseStatus.of(status)
        ? new CaseProgress(sequence, status, at, before.coarseSince)
        : this;
  }
}

package org.amaan.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What case-service last reported. */
@Embeddable
record CaseProgress(
    @Column(name = "feedback_sequence") Long sequence,
    @Column(name = "case_status") @Convert(converter = WordColumn.OfCaseStatus.class)
        CaseStatus status,
    @Column(name = "case_status_at") Instant at) {}

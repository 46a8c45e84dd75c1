package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who took a referral on; case-service is told, nobody else. */
@Embeddable
public record Acceptance(
    @Column(name = "accepted_agency") String agency,
    @Column(name = "accepted_by") @Nullable String person,
    @Column(name = "accepted_unit") @Nullable String unit,
    @Column(name = "accepted_at") Instant at) {}

package org.amaan.referral.anonymous.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** To whom a report belongs, and the rule that says so. */
@Embeddable
public record Ownership(
    @Column(name = "owner_agency", updatable = false) String agency,
    @Column(name = "owner_unit", updatable = false) @Nullable String unit,
    @Column(name = "routing_profile", updatable = false) String profile,
    @Column(name = "routing_version", updatable = false) String version,
    @Column(name = "routing_rule", updatable = false) String rule,
    @Column(name = "routing_reason", updatable = false) String reason) {}

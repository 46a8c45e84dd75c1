package org.amaan.referral.referral.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Why the legal profile picked the receiver, or why it went to this unit of the one addressed. */
@Embeddable
public record RoutingReason(
    @Column(name = "routing_profile") String profile,
    @Column(name = "routing_version") String version,
    @Column(name = "routing_rule") String rule,
    @Column(name = "routing_reason") String reason) {}

package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The unit that has custody of the case of a referral, as case-service last reported it. */
@Embeddable
record Custodian(
    @Column(name = "holder_agency") String agency, @Column(name = "holder_unit") String unit) {}

package org.amaan.referral.referral.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** To whom a referral goes: an agency, perhaps one of its units, perhaps a person there. */
@Embeddable
public record Address(
    @Column(name = "receiver_agency") String agency,
    @Column(name = "receiver_unit") @Nullable String unit,
    @Column(name = "receiver_person") @Nullable String person) {}

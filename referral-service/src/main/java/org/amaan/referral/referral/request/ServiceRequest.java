package org.amaan.referral.referral.request;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The service that is asked for, with its plan where it has one.
 *
 * @param months for how long
 * @param intervalMonths how often
 */
@Embeddable
public record ServiceRequest(
    @Column(name = "service_type") @Convert(converter = RequestColumn.OfServiceType.class)
        ServiceType type,
    @Column(name = "follow_up_months") @Nullable Integer months,
    @Column(name = "follow_up_interval_months") @Nullable Integer intervalMonths) {

  public boolean lacksItsPlan() {
    return type.needsPlan() && months == null;
  }
}

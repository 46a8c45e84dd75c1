package org.amaan.referral.referral.request;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.UUID;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/** What the referrer says a referral is about, without anything about the person. */
@Embeddable
public record ReferralContent(
    @Convert(converter = RequestColumn.OfNeed.class) @Nullable Need need,
    @Convert(converter = RequestColumn.OfUrgency.class) @Nullable Urgency urgency,
    @Nullable String country,
    @Nullable String area,
    @Convert(converter = RequestColumn.OfBorder.class) Border border,
    @Column(name = "organ_facility") boolean organFacility,
    @Column(name = "incident_id") @Nullable UUID incidentId,
    @Embedded @Nullable ServiceRequest service) {

  /** Whoever has time for one sentence only reports danger: help comes first. */
  public ReferralContent withDefaultsOfUrgentReport() {
    return new ReferralContent(
        need == null ? Need.PROTECTION : need,
        urgency == null ? Urgency.IMMEDIATE_DANGER : urgency,
        country,
        area,
        border,
        organFacility,
        incidentId,
        service);
  }

  /** The same without the service, which may say something about the person's health. */
  public ReferralContent withoutService() {
    return new ReferralContent(
        need, urgency, country, area, border, organFacility, incidentId, null);
  }
}

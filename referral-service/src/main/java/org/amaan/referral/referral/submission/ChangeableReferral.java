package org.amaan.referral.referral.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.api.model.FollowUp;
import org.amaan.referral.api.model.ReceiverAddress;
import org.amaan.referral.api.model.ReferralSituation;
import org.amaan.referral.api.model.ServiceType;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.view.ReferralRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * The part of a referral that a patch is applied to, as the contract's {@code ReferralPatch} has
 * it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeableReferral(
    @Nullable Boolean minimal,
    @Valid @Nullable ReceiverAddress receiver,
    @Nullable Boolean route,
    @Nullable Need need,
    @Nullable Urgency urgency,
    @Valid @Nullable ReferralSituation situation,
    @Nullable UUID incidentId,
    @Nullable ServiceType serviceType,
    @Valid @Nullable FollowUp followUp) {

  static ChangeableReferral of(Referral referral) {
    ReferralContent content = referral.content();
    Address receiver = referral.receiver();
    return new ChangeableReferral(
        referral.minimal(),
        receiver == null
            ? null
            : new ReceiverAddress()
                .agency(receiver.agency())
                .unit(receiver.unit())
                .person(receiver.person()),
        referral.route(),
        content.need(),
        content.urgency(),
        new ReferralSituation()
            .country(content.country())
            .area(content.area())
            .crossBorder(
                content.border() == Border.UNKNOWN ? null : content.border() == Border.CROSS_BORDER)
            .organFacility(content.organFacility()),
        content.incidentId(),
        ReferralRepresentation.serviceType(content.service()),
        ReferralRepresentation.followUp(content.service()));
  }

  @JsonIgnore
  boolean isMinimal() {
    return Boolean.TRUE.equals(minimal);
  }

  @JsonIgnore
  boolean isRouted() {
    return Boolean.TRUE.equals(route);
  }

  @Nullable Address address() {
    return Requests.address(receiver);
  }

  ReferralContent content() {
    return Requests.content(
        need, urgency, situation, incidentId, Requests.service(serviceType, followUp));
  }

  boolean sameDirection(ChangeableReferral other) {
    return isRouted() == other.isRouted() && Objects.equals(address(), other.address());
  }

  /** The names of the fields that differ; never their values. */
  List<String> differencesFrom(ChangeableReferral other) {
    List<String> fields = new ArrayList<>();
    addIf(isMinimal() != other.isMinimal(), "minimal", fields);
    addIf(!sameDirection(other), "receiver", fields);
    addIf(need != other.need, "need", fields);
    addIf(urgency != other.urgency, "urgency", fields);
    addIf(!Objects.equals(situation, other.situation), "situation", fields);
    addIf(!Objects.equals(incidentId, other.incidentId), "incidentId", fields);
    addIf(serviceType != other.serviceType, "serviceType", fields);
    addIf(!Objects.equals(followUp, other.followUp), "followUp", fields);
    return fields;
  }

  private static void addIf(boolean differs, String field, List<String> fields) {
    if (differs) {
      fields.add(field);
    }
  }
}

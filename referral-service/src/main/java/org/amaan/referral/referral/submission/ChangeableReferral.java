package org.amaan.referral.referral.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.knowledge.Border;
import org.amaan.referral.api.model.FollowUp;
import org.amaan.referral.api.model.Need;
import org.amaan.referral.api.model.ReceiverAddress;
import org.amaan.referral.api.model.ReferralSituation;
import org.amaan.referral.api.model.ServiceType;
import org.amaan.referral.api.model.Urgency;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Matter;
import org.amaan.referral.referral.view.ReferralRepresentation;
import org.amaan.referral.word.Word;
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
    Matter matter = referral.matter();
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
        matter.need() == null ? null : Need.fromValue(Word.of(matter.need())),
        matter.urgency() == null ? null : Urgency.fromValue(Word.of(matter.urgency())),
        new ReferralSituation()
            .country(matter.country())
            .area(matter.area())
            .crossBorder(
                matter.border() == Border.UNKNOWN ? null : matter.border() == Border.CROSS_BORDER)
            .organFacility(matter.organFacility()),
        matter.incidentId(),
        ReferralRepresentation.serviceType(matter.service()),
        ReferralRepresentation.followUp(matter.service()));
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

  Matter matter() {
    return Requests.matter(
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

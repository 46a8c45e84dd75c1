package org.amaan.referral.referral.submission;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.FollowUp;
import org.amaan.referral.api.model.ReceiverAddress;
import org.amaan.referral.api.model.ReferralSituation;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.ServiceRequest;
import org.amaan.referral.referral.request.ServiceType;
import org.jspecify.annotations.Nullable;

/** Reads the parts that several request bodies have in common. */
public final class Requests {

  private Requests() {}

  public static @Nullable Address address(@Nullable ReceiverAddress receiver) {
    return receiver == null
        ? null
        : new Address(receiver.getAgency(), receiver.getUnit(), receiver.getPerson());
  }

  public static void requireOneDirection(@Nullable Address receiver, boolean route) {
    if (route && receiver != null) {
      throw InvalidRequest.field(
          "body", "route", "either-or", "Name a receiver or say route: true, not both.");
    }
  }

  static ReferralContent content(
      @Nullable Need need,
      @Nullable Urgency urgency,
      @Nullable ReferralSituation situation,
      @Nullable UUID incidentId,
      @Nullable ServiceRequest service) {
    ReferralSituation said = situation == null ? new ReferralSituation() : situation;
    Need implied = service == null ? null : service.type().need();
    Need asked = need == null ? implied : need;
    if (implied != null && implied != asked) {
      throw InvalidRequest.field(
          "body",
          "serviceType",
          "fits-need",
          "This service is asked for as " + implied.value() + ".");
    }
    return new ReferralContent(
        asked,
        urgency,
        said.getCountry(),
        said.getArea(),
        border(said.getCrossBorder()),
        Boolean.TRUE.equals(said.getOrganFacility()),
        incidentId,
        service);
  }

  static @Nullable ServiceRequest service(
      org.amaan.referral.api.model.@Nullable ServiceType type, @Nullable FollowUp followUp) {
    if (type == null && followUp == null) {
      return null;
    }
    ServiceType asked = type == null ? null : Codes.parse(ServiceType.class, type.toString());
    if (asked == null || (followUp != null && !asked.takesPlan())) {
      throw InvalidRequest.field(
          "body", "followUp", "long-term", "Only a service that is given for long has a plan.");
    }
    if (followUp == null) {
      return new ServiceRequest(asked, null, null);
    }
    if (followUp.getIntervalMonths() > followUp.getMonths()) {
      throw InvalidRequest.field(
          "body", "followUp.intervalMonths", "range", "Not longer than the whole plan.");
    }
    return new ServiceRequest(asked, followUp.getMonths(), followUp.getIntervalMonths());
  }

  /** Free text that says something, each. */
  public static List<String> texts(List<String> texts, String field) {
    if (texts.stream().anyMatch(text -> text == null || text.isBlank())) {
      throw InvalidRequest.field("body", field, "blank", "Every text says something.");
    }
    return texts;
  }

  private static Border border(@Nullable Boolean crossBorder) {
    if (crossBorder == null) {
      return Border.UNKNOWN;
    }
    return crossBorder ? Border.CROSS_BORDER : Border.DOMESTIC;
  }
}

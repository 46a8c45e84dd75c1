package org.amaan.referral.referral;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.ReceiverAddress;
import org.amaan.referral.api.model.ReferralSituation;
import org.jspecify.annotations.Nullable;

/** Reads the parts that several request bodies have in common. */
final class Requests {

  private Requests() {}

  static @Nullable Address address(@Nullable ReceiverAddress receiver) {
    return receiver == null
        ? null
        : new Address(receiver.getAgency(), receiver.getUnit(), receiver.getPerson());
  }

  static void requireOneDirection(@Nullable Address receiver, boolean route) {
    if (route && receiver != null) {
      throw InvalidRequest.field(
          "body", "route", "either-or", "Name a receiver or say route: true, not both.");
    }
  }

  static Matter matter(
      org.amaan.referral.api.model.@Nullable Need need,
      org.amaan.referral.api.model.@Nullable Urgency urgency,
      @Nullable ReferralSituation situation,
      @Nullable UUID incidentId) {
    ReferralSituation said = situation == null ? new ReferralSituation() : situation;
    return new Matter(
        need == null ? null : Need.of(need.toString()),
        urgency == null ? null : Urgency.of(urgency.toString()),
        said.getCountry(),
        said.getArea(),
        border(said.getCrossBorder()),
        Boolean.TRUE.equals(said.getOrganFacility()),
        incidentId);
  }

  /** Free text that says something, each. */
  static List<String> texts(List<String> texts, String field) {
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

package org.amaan.referral.referral.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.referral.request.ReferralContent;

/** What a receiver needs to act. An urgent report needs to say only where, and to whom. */
final class Completeness {

  private Completeness() {}

  /**
   * @param recorded what is known about the subject
   * @param addressed there is a receiver, or routing picks one
   */
  static void require(
      ReferralContent content, boolean minimal, boolean addressed, Set<DataCategory> recorded) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (!addressed) {
      missing.put("receiver", "Name a receiver, or say route: true.");
    }
    if (content.country() == null) {
      missing.put("situation.country", "The country where help or investigation is needed.");
    }
    if (minimal && content.urgency() == Urgency.ROUTINE) {
      missing.put("urgency", "A minimal report is for immediate danger; complete any other.");
    }
    if (!minimal) {
      if (content.need() == null) {
        missing.put("need", "What is asked for.");
      }
      if (content.urgency() == null) {
        missing.put("urgency", "How soon somebody must act.");
      }
      if (content.service() != null && content.service().lacksItsPlan()) {
        missing.put("followUp", "For how many months, and how often.");
      }
      if (recorded.isEmpty()) {
        missing.put(
            "subject", "At least one of identity, contact, medical, location and narrative.");
      }
    }
    if (!missing.isEmpty()) {
      throw new ReferralIncomplete(missing);
    }
  }
}

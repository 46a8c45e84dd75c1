package org.amaan.referral.disclosure.decision;

import static org.amaan.knowledge.Purpose.CROSS_BORDER;
import static org.amaan.knowledge.Purpose.INVESTIGATION;
import static org.amaan.knowledge.Purpose.LEGAL_AID;
import static org.amaan.knowledge.Purpose.MEDICAL_CARE;
import static org.amaan.knowledge.Purpose.PROSECUTION;
import static org.amaan.knowledge.Purpose.PROTECTION;

import java.util.EnumSet;
import java.util.Set;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;

/** Which purposes a role may claim. Nobody reads identified data for statistics. */
final class PurposeRule {

  private PurposeRule() {}

  static Set<Purpose> claimableBy(Set<Role> roles) {
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    roles.forEach(role -> purposes.addAll(claimableBy(role)));
    return purposes;
  }

  private static Set<Purpose> claimableBy(Role role) {
    return switch (role) {
      case REFERRER, CASEWORKER -> EnumSet.of(PROTECTION, MEDICAL_CARE, LEGAL_AID);
      case INVESTIGATOR, SUPERVISOR -> EnumSet.of(INVESTIGATION);
      case PROSECUTOR -> EnumSet.of(PROSECUTION);
      case COORDINATOR -> EnumSet.of(CROSS_BORDER);
      case AUDITOR, DATA_PROTECTION_OFFICER, AGENCY_ADMIN, PLATFORM_ADMIN, SERVICE ->
          EnumSet.noneOf(Purpose.class);
    };
  }
}

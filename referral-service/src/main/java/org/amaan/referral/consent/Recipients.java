package org.amaan.referral.consent;

import java.util.Set;
import org.amaan.knowledge.AgencyType;

/** To whom a consent opens data: every agency of a type, or agencies by their code. */
public record Recipients(Set<AgencyType> agencyTypes, Set<String> agencies) {

  public Recipients {
    agencyTypes = Set.copyOf(agencyTypes);
    agencies = Set.copyOf(agencies);
  }

  public boolean name(String agency, AgencyType type) {
    return agencies.contains(agency) || agencyTypes.contains(type);
  }

  boolean nameNobody() {
    return agencies.isEmpty() && agencyTypes.isEmpty();
  }
}

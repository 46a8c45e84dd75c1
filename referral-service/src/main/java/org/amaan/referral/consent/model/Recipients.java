package org.amaan.referral.consent.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.amaan.knowledge.AgencyType;

/** To whom a consent opens data: every agency of a type, or agencies by their code. */
public record Recipients(Set<AgencyType> agencyTypes, Set<String> agencies) {

  public Recipients {
    agencyTypes = Set.copyOf(agencyTypes);
    // In the order in which they were named, so that a refusal can point at one.
    agencies = Collections.unmodifiableSet(new LinkedHashSet<>(agencies));
  }

  public boolean name(String agency, AgencyType type) {
    return agencies.contains(agency) || agencyTypes.contains(type);
  }

  boolean nameNobody() {
    return agencies.isEmpty() && agencyTypes.isEmpty();
  }
}

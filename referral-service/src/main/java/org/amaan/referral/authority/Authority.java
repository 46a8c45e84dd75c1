package org.amaan.referral.authority;

import java.util.Map;
import org.amaan.knowledge.AgencyType;
import org.jspecify.annotations.Nullable;

/**
 * Who stands how to a subject.
 *
 * @param recordedBy keeps reading what it recorded
 * @param responsible makes grounds, ends those of others
 * @param governingCountry whose coordinator arbitrates; null until a referral was submitted
 * @param inCare agencies that accepted a referral about the subject for protection, medical care or
 *     legal aid, which has not ended; each with its type
 */
public record Authority(
    String recordedBy,
    String responsible,
    @Nullable String governingCountry,
    Map<String, AgencyType> inCare) {

  public Authority {
    inCare = Map.copyOf(inCare);
  }

  public boolean isResponsible(@Nullable String agency) {
    return responsible.equals(agency);
  }

  public boolean isInCare(@Nullable String agency) {
    return agency != null && inCare.containsKey(agency);
  }
}

package org.amaan.casework.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.casework.api.model.FollowUp;
import org.amaan.casework.api.model.ProtectionReferral;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * Which help was asked for and what became of it. Nothing says who gives it: a document that leaves
 * the platform must not lead to where somebody is sheltered.
 *
 * @param isForReader the custodian unit alone reads it
 */
record ProtectionPart(List<Help> items, boolean isForReader, boolean hasOlder) implements Part {

  record Help(
      String need,
      @Nullable String serviceType,
      @Nullable FollowUp followUp,
      String state,
      @Nullable String outcome,
      Instant submittedAt,
      Instant stateSince) {

    static Help of(ProtectionReferral referral) {
      return new Help(
          referral.getNeed().toString(),
          referral.getServiceType() == null ? null : referral.getServiceType().toString(),
          referral.getFollowUp(),
          referral.getState().toString(),
          referral.getOutcome() == null ? null : referral.getOutcome().toString(),
          referral.getSubmittedAt(),
          referral.getStateSince());
    }
  }

  @Override
  public String name() {
    return "protection";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public List<Withheld> withheld() {
    if (!isForReader) {
      return List.of(Withheld.all("custodian-only", name()));
    }
    return hasOlder ? List.of(Withheld.older(name())) : List.of();
  }
}

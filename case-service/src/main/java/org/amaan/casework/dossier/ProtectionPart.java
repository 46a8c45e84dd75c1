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

  private static final float[] WIDTHS = {2.8f, 2.2f, 2, 2.2f};

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

  @Override
  public void print(Paper paper) {
    if (!isForReader) {
      paper.remark("reason.custodian-only");
      return;
    }
    paper.remark("protection-means");
    if (items.isEmpty()) {
      paper.remark("none");
      return;
    }
    Labels labels = paper.labels();
    paper.table(
        WIDTHS,
        List.of("service", "status", "since", "outcome"),
        items.stream()
            .map(
                help ->
                    List.of(
                        Cell.words(service(labels, help)),
                        Cell.words(labels.code("help-state", help.state())),
                        Cell.time(help.stateSince()),
                        Cell.words(
                            help.outcome() == null
                                ? ""
                                : labels.code("help-outcome", help.outcome()))))
            .toList());
  }

  private static String service(Labels labels, Help help) {
    String service =
        help.serviceType() == null
            ? labels.code("need", help.need())
            : labels.code("service", help.serviceType());
    return help.followUp() == null
        ? service
        : service
            + "\n"
            + labels.of(
                "follow-up", help.followUp().getMonths(), help.followUp().getIntervalMonths());
  }
}

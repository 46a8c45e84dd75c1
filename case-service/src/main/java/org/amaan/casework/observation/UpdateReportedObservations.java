package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.InvalidRequest;

/**
 * Follows what referral-service discloses of a referral's observations: each report says all of it,
 * and what it says no more is retracted. Part of taking the newest report, in its transaction.
 * Audited by ids; the timeline does not tell of it, since not every reader of the case is shown
 * them.
 */
@ApplicationScoped
public class UpdateReportedObservations {

  private final ObservationRepository observations;
  private final Audit audit;

  UpdateReportedObservations(ObservationRepository observations, Audit audit) {
    this.observations = observations;
    this.audit = audit;
  }

  /**
   * @return the agencies that are shown something else than before
   */
  @Transactional(TxType.MANDATORY)
  public Set<String> update(
      Caller caller, UUID caseId, UUID referralId, List<ReportedObservation> reported) {
    requireOfThis(referralId, reported);
    Map<UUID, CaseObservation> known = new HashMap<>();
    observations.ofReferral(referralId).forEach(one -> known.put(one.id(), one));
    List<UUID> disclosed = new ArrayList<>();
    Set<String> concerned = new HashSet<>();
    for (ReportedObservation one : reported) {
      CaseObservation before = known.remove(one.id());
      CaseObservation now = before == null ? new CaseObservation(caseId, referralId, one) : before;
      Set<String> shown = now.update(one);
      if (!shown.isEmpty()) {
        disclosed.add(one.id());
        concerned.addAll(shown);
      }
      if (before == null) {
        observations.add(now);
      }
    }
    List<UUID> retracted = new ArrayList<>();
    for (CaseObservation one : known.values()) {
      Set<String> shown = one.retract();
      if (!shown.isEmpty()) {
        retracted.add(one.id());
        concerned.addAll(shown);
      }
    }
    retracted.sort(Comparator.naturalOrder());
    if (!disclosed.isEmpty() || !retracted.isEmpty()) {
      audit.record(
          caller,
          "case.reported-observations-written",
          caseId,
          Map.of("referralId", referralId, "disclosed", disclosed, "retracted", retracted));
    }
    return concerned;
  }

  private void requireOfThis(UUID referralId, List<ReportedObservation> reported) {
    List<UUID> ids = reported.stream().map(ReportedObservation::id).toList();
    if (ids.stream().distinct().count() < ids.size()
        || (!ids.isEmpty() && observations.anyElsewhere(ids, referralId))) {
      throw InvalidRequest.field(
          "body", "observations", "id", "Each once, and of this referral alone.");
    }
  }
}

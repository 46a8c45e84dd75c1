package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.ObservationReceipt;
import org.amaan.casework.api.model.ObservationReceipts;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Records what officers observed, all or none; notes are sealed under the key of the case. For
 * officers of the custodian unit with a person claim. Audited; nothing is sent, and neither inbox
 * nor timeline tells of it. Refuses with {@link CaseNotFound}, {@link NotCustodian}, a missing role
 * or person (403), a closed case, {@link ObservationExists}, {@link ObservationCorrected}, {@link
 * TooManyObservations} (409), and what {@link ObservationCheck} finds (422).
 */
@ApplicationScoped
class RecordObservations {

  /** Of each agency, so that none takes the others' room. */
  static final int LIMIT = 200;

  private final CasesInScope cases;
  private final ObservationRepository observations;
  private final CaseKeys keys;
  private final Audit audit;
  private final Clock clock;

  RecordObservations(
      CasesInScope cases,
      ObservationRepository observations,
      CaseKeys keys,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.observations = observations;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is to be recorded. */
  record New(Observation observed, @Nullable String note, @Nullable UUID corrects) {

    @Override
    public String toString() {
      return "New[withheld]";
    }
  }

  @Transactional
  public ObservationReceipts run(Caller caller, UUID caseId, List<New> these) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.RECORD.by(), file, caller);
    caller.requirePerson();
    file.requireNotClosed();
    Instant now = clock.instant();
    ObservationCheck.require(these, now);
    List<CaseObservation> before = observations.recordedBy(caller, caseId);
    if (before.size() + these.size() > LIMIT) {
      throw new TooManyObservations(LIMIT);
    }
    List<CaseObservation> recorded = new ArrayList<>();
    for (int i = 0; i < these.size(); i++) {
      CaseObservation one = inPlace(these.get(i), i, before, file, caller, now);
      observations.add(one);
      recorded.add(one);
    }
    recorded.forEach(one -> audit.record(caller, "case.observation-written", caseId, details(one)));
    return new ObservationReceipts(
        recorded.stream().map(one -> new ObservationReceipt(one.id(), now)).toList());
  }

  private CaseObservation inPlace(
      New given,
      int index,
      List<CaseObservation> before,
      CaseFile file,
      Caller caller,
      Instant now) {
    String indicator = given.observed().indicator();
    Optional<CaseObservation> newest = newest(before, indicator);
    if (given.corrects() == null) {
      newest.ifPresent(
          one -> {
            throw new ObservationExists(index, one.id());
          });
    } else {
      if (before.stream()
          .noneMatch(
              one -> one.id().equals(given.corrects()) && indicator.equals(one.indicator()))) {
        throw new UnknownObservation(index);
      }
      UUID standing = newest.orElseThrow().id();
      if (!standing.equals(given.corrects())) {
        throw new ObservationCorrected(index, standing);
      }
    }
    CaseObservation one =
        new CaseObservation(
            file.id(),
            file.custodian(),
            caller.requirePerson(),
            given.observed(),
            given.corrects(),
            now);
    if (given.note() != null) {
      one.seal(keys.forWriting(file, caller), given.note());
    }
    return one;
  }

  /** The one of an indicator that nothing corrects: each agency has at most one. */
  private static Optional<CaseObservation> newest(List<CaseObservation> own, String indicator) {
    Set<UUID> corrected =
        own.stream()
            .map(CaseObservation::corrects)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    return own.stream()
        .filter(one -> indicator.equals(one.indicator()) && !corrected.contains(one.id()))
        .findFirst();
  }

  private static Map<String, Object> details(CaseObservation one) {
    Map<String, Object> details = new HashMap<>();
    details.put("observationId", one.id());
    details.put("handling", one.handling());
    if (one.corrects() != null) {
      details.put("corrects", one.corrects());
    }
    return details;
  }
}

package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentAlreadyWithdrawn;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.ConsentTerms;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.Tasks;

/** The consents of subjects, for the use cases of other features; always in their transaction. */
@ApplicationScoped
public class Consents {

  private final ConsentRepository consents;
  private final ConsentTerms terms;
  private final ConsentSubjects subjects;
  private final WithdrawalFollowUp followUp;
  private final CaseReports cases;
  private final Authorities authorities;
  private final Tasks tasks;
  private final Timers timers;
  private final Audit audit;

  Consents(
      ConsentRepository consents,
      ConsentTerms terms,
      ConsentSubjects subjects,
      WithdrawalFollowUp followUp,
      CaseReports cases,
      Authorities authorities,
      Tasks tasks,
      Timers timers,
      Audit audit) {
    this.consents = consents;
    this.terms = terms;
    this.subjects = subjects;
    this.followUp = followUp;
    this.cases = cases;
    this.authorities = authorities;
    this.tasks = tasks;
    this.timers = timers;
    this.audit = audit;
  }

  /**
   * Records what was given together with a new subject, of whom there is nothing to tell yet.
   *
   * @param entitled whose consent counts for this subject
   */
  @Transactional(TxType.MANDATORY)
  public void record(
      Caller by, UUID subjectId, Giver entitled, List<ConsentGiven> given, Instant now) {
    List<Consent> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      terms.check(given.get(i), entitled, "consents[" + i + "].", now);
      all.add(0, keep(by, subjectId, given.get(i), true, now));
    }
    consents.areAllOf(subjectId, all);
  }

  /** Whether a consent that is in force and names the agency was recorded after a moment. */
  @Transactional(TxType.MANDATORY)
  public boolean givenSince(
      UUID subjectId, String agency, AgencyType type, Instant since, Instant at) {
    Giver entitled = subjects.entitledGiver(subjectId);
    return consents.ofSubject(subjectId).stream()
        .anyMatch(
            consent ->
                consent.recordedAt().isAfter(since)
                    && consent.state().isActive(entitled, at)
                    && consent.terms().recipients().name(agency, type));
  }

  /**
   * Whether a consent in force to contact or whereabouts, for investigation or prosecution, was
   * recorded after a moment, by an agency that may say so.
   */
  @Transactional(TxType.MANDATORY)
  public boolean letsInvestigatorsReachSince(
      UUID subjectId, Predicate<String> recorder, Instant since, Instant at) {
    Giver entitled = subjects.entitledGiver(subjectId);
    return consents.ofSubject(subjectId).stream()
        .anyMatch(
            consent ->
                consent.recordedAt().isAfter(since)
                    && consent.state().isActive(entitled, at)
                    && !Collections.disjoint(
                        consent.terms().purposes(),
                        Set.of(Purpose.INVESTIGATION, Purpose.PROSECUTION))
                    && !Collections.disjoint(
                        consent.terms().categories(),
                        Set.of(DataCategory.CONTACT, DataCategory.LOCATION))
                    && recorder.test(consent.recordedBy()));
  }

  /** Nothing else about the subject's consents changes before the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public void hold(UUID subjectId) {
    subjects.hold(subjectId);
  }

  /**
   * The subject has taken everything back. By the responsible agency no consent stays in force, and
   * whoever has read is asked once, however many there were; by another it is reported, see {@link
   * #withdraw(Caller, UUID, List, boolean, boolean, Instant)}.
   */
  @Transactional(TxType.MANDATORY)
  public void withdrawAll(Caller by, UUID subjectId, Instant now) {
    subjects.hold(subjectId);
    Authority authority = authorities.over(subjectId);
    List<Consent> left =
        consents.ofSubject(subjectId).stream()
            .filter(consent -> !consent.state().hasEnded() && !consent.isRejected())
            .toList();
    withdraw(
        by,
        subjectId,
        left,
        authority.isResponsible(by.agency()),
        authority.isInCare(by.agency()),
        now);
  }

  /**
   * A withdrawal ends what the responsible agency says, and what its own recorder says before it
   * was confirmed. What an agency in care records suspends the consent at once and waits for the
   * responsible agency's word; what anybody else states suspends nothing.
   */
  void withdraw(
      Caller by,
      UUID subjectId,
      List<Consent> these,
      boolean asResponsible,
      boolean inCare,
      Instant now) {
    List<Consent> ended =
        these.stream()
            .filter(
                consent ->
                    asResponsible
                        || (consent.isAwaitingConfirmation()
                            && consent.recordedBy().equals(by.agency())))
            .toList();
    if (!ended.isEmpty()) {
      withdraw(by, subjectId, ended, now);
    }
    these.stream()
        .filter(consent -> !ended.contains(consent))
        .forEach(consent -> report(TaskKind.WITHDRAWAL_CONFIRMATION, by, consent, inCare, now));
    if (ended.size() < these.size()) {
      cases.follow(subjectId);
    }
  }

  /** Reported once by each agency, however often it says so until somebody decides. */
  private void report(TaskKind kind, Caller by, Consent consent, boolean inCare, Instant now) {
    if (consent.state().hasEnded()) {
      throw new ConsentAlreadyWithdrawn();
    }
    if (inCare) {
      consent.suspend(kind, by.requireAgency(), now);
      consents.flush();
    }
    if (!tasks.askersOf(kind, consent.subjectId(), consent.id()).contains(by.agency())) {
      audit.record(
          by,
          kind == TaskKind.WITHDRAWAL_CONFIRMATION
              ? "consent.withdrawal-reported"
              : "consent.guardian-conflict-reported",
          consent.subjectId(),
          Map.of("consentId", consent.id(), "suspended", consent.isSuspended()));
      ask(kind, by, consent, now);
    }
  }

  private void ask(TaskKind kind, Caller by, Consent consent, Instant now) {
    tasks.open(
        by,
        new TaskOpening(kind, consent.subjectId(), null, consent.id(), null, by.requireAgency()),
        now);
  }

  /** All that a decision about disclosure needs to know. */
  @Transactional(TxType.MANDATORY)
  public List<ConsentState> statesOf(UUID subjectId) {
    return consents.ofSubject(subjectId).stream().map(Consent::state).toList();
  }

  /** Only for a subject that is erased with its draft. */
  @Transactional(TxType.MANDATORY)
  public void eraseOf(UUID subjectId) {
    consents.deleteOf(subjectId);
  }

  /**
   * @param confirmed the responsible agency recorded it; otherwise that agency is asked
   */
  Consent add(Caller by, UUID subjectId, ConsentGiven given, boolean confirmed, Instant now) {
    Consent consent = keep(by, subjectId, given, confirmed, now);
    consents.flush();
    if (!confirmed) {
      ask(TaskKind.CONSENT_CONFIRMATION, by, consent, now);
    }
    cases.follow(subjectId);
    return consent;
  }

  private Consent keep(
      Caller by, UUID subjectId, ConsentGiven given, boolean confirmed, Instant now) {
    Consent consent = new Consent(subjectId, by.requireAgency(), given, confirmed, now);
    consents.add(consent);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("consentId", consent.id());
    details.put("givenBy", given.givenBy().value());
    if (!confirmed) {
      details.put("awaitsConfirmation", true);
    }
    if (given.guardian() != null) {
      details.put("guardian", given.guardian().value());
    }
    details.put("explained", given.explained().stream().map(Explained::value).sorted().toList());
    details.put("method", given.method().value());
    details.put("purposes", given.purposes().stream().map(Purpose::value).sorted().toList());
    details.put(
        "categories", given.categories().stream().map(DataCategory::value).sorted().toList());
    details.put(
        "recipientTypes",
        given.recipients().agencyTypes().stream().map(AgencyType::value).sorted().toList());
    details.put("recipientAgencies", given.recipients().agencies().stream().sorted().toList());
    if (given.expiresAt() != null) {
      details.put("expiresAt", given.expiresAt().toString());
      timers.schedule(ConsentExpiry.of(consent.id()), given.expiresAt());
    }
    audit.record(by, "consent.recorded", subjectId, details);
    return consent;
  }

  /** Several in one act. */
  void withdraw(Caller by, UUID subjectId, List<Consent> these, Instant now) {
    for (Consent consent : these) {
      consent.withdraw(by.requireAgency(), now);
      audit.record(by, "consent.withdrawn", subjectId, Map.of("consentId", consent.id()));
    }
    these.forEach(consent -> endTasksAbout(consent, now));
    followUp.consentsWithdrawn(by, subjectId, these.stream().map(Consent::id).toList(), now);
    cases.follow(subjectId);
  }

  /** As a withdrawal: the responsible agency ends it, an agency in care suspends it. */
  void guardianInConflict(
      Caller by, Consent consent, boolean asResponsible, boolean inCare, Instant now) {
    consent.requireGuardians();
    if (asResponsible) {
      guardianInConflict(by, consent, now);
    } else {
      report(TaskKind.GUARDIAN_CONFLICT_CONFIRMATION, by, consent, inCare, now);
      cases.follow(consent.subjectId());
    }
  }

  void guardianInConflict(Caller by, Consent consent, Instant now) {
    consent.guardianInConflict(by.requireAgency(), now);
    audit.record(
        by, "consent.guardian-in-conflict", consent.subjectId(), Map.of("consentId", consent.id()));
    endTasksAbout(consent, now);
    followUp.consentsWithdrawn(by, consent.subjectId(), List.of(consent.id()), now);
    cases.follow(consent.subjectId());
  }

  /** Nobody needs to decide about a consent that is over. */
  private void endTasksAbout(Consent consent, Instant now) {
    consents.flush();
    for (TaskKind kind :
        List.of(
            TaskKind.CONSENT_CONFIRMATION,
            TaskKind.WITHDRAWAL_CONFIRMATION,
            TaskKind.GUARDIAN_CONFLICT_CONFIRMATION)) {
      tasks.withdraw(kind, consent.subjectId(), consent.id(), now);
    }
  }
}

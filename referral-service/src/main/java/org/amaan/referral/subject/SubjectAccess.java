package org.amaan.referral.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.consent.ConsentSubjects;
import org.amaan.referral.consent.Giver;
import org.amaan.referral.disclosure.Readers;
import org.amaan.referral.disclosure.Standing;
import org.amaan.referral.disclosure.SubjectTies;
import org.amaan.referral.exclusion.Exclusions;

/**
 * Who may do something with a subject without reading it. Custody counts as last reported here:
 * only a reading asks case-service.
 */
@ApplicationScoped
public class SubjectAccess implements ConsentSubjects {

  private final SubjectRepository subjects;
  private final SubjectTies ties;
  private final Readers readers;
  private final Exclusions exclusions;

  SubjectAccess(
      SubjectRepository subjects, SubjectTies ties, Readers readers, Exclusions exclusions) {
    this.subjects = subjects;
    this.ties = ties;
    this.readers = readers;
    this.exclusions = exclusions;
  }

  /**
   * Refuses with 404 unless the subject is visible to the caller, with 403 one who was only asked
   * to take a referral on: who has not accepted it does not pass the subject on, and with 409 when
   * there is nothing left to pass on.
   */
  @Transactional(TxType.MANDATORY)
  public void requireMayRefer(Caller caller, UUID subjectId) {
    Subject subject = subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
    Set<Standing> standings = requireVisible(caller, subject);
    if (standings.equals(EnumSet.of(Standing.RECEIVER))
        && ties.of(subjectId).stream()
            .noneMatch(tie -> tie.taken() && caller.requireAgency().equals(tie.receiver()))) {
      throw new NotPermitted("Accept the referral first; then you may refer its subject on.");
    }
    requireNotErased(subjectId);
  }

  /** There is something left to pass on, or to consent to. */
  @Transactional(TxType.MANDATORY)
  public void requireNotErased(UUID subjectId) {
    if (subjects.find(subjectId).orElseThrow(SubjectNotFound::new).isErased()) {
      throw new SubjectErased();
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Giver admitReferrer(Caller caller, UUID subjectId) {
    Subject subject = subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
    Set<Standing> standings = requireVisible(caller, subject);
    caller.requireAny(Role.REFERRER);
    if (!standings.contains(Standing.REFERRER)) {
      throw new NotPermitted("Only an agency that referred the subject may do this.");
    }
    return subject.entitledGiver();
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Giver admitRecorderOfConsents(Caller caller, UUID subjectId) {
    Giver entitled = admitReferrer(caller, subjectId);
    String agency = caller.requireAgency();
    boolean recorded =
        agency.equals(subjects.find(subjectId).orElseThrow(SubjectNotFound::new).recordedBy());
    if (!recorded
        && ties.of(subjectId).stream()
            .noneMatch(tie -> tie.taken() && agency.equals(tie.referrer()))) {
      throw new NotPermitted(
          "Only the agency that recorded the subject, or one whose referral was accepted, may"
              + " record a consent.");
    }
    requireNotErased(subjectId);
    return entitled;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void hold(UUID subjectId) {
    if (subjects.findToChange(subjectId).isEmpty()) {
      throw new SubjectNotFound();
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Giver entitledGiver(UUID subjectId) {
    return subjects.find(subjectId).orElseThrow(SubjectNotFound::new).entitledGiver();
  }

  /** The subject, held for a change by the agency that recorded it. */
  Subject admitRecorder(Caller caller, UUID subjectId) {
    Subject subject = subjects.findToChange(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    caller.requireAny(Role.REFERRER);
    if (!subject.recordedBy().equals(caller.agency())) {
      throw new NotPermitted("Only the agency that recorded the subject may change the record.");
    }
    return subject;
  }

  /** The subject, held for the data protection officer of the agency that recorded it. */
  Subject admitOfficer(Caller caller, UUID subjectId) {
    Subject subject = subjects.findToChange(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
    if (!subject.recordedBy().equals(caller.agency())) {
      throw new NotPermitted(
          "Only the data protection officer of the agency that recorded the subject may do this.");
    }
    return subject;
  }

  private Set<Standing> requireVisible(Caller caller, Subject subject) {
    Set<Standing> standings =
        readers
            .of(caller)
            .map(
                reader ->
                    Standing.of(reader, subject.recordedBy(), ties.of(subject.id()), Set.of()))
            .orElse(EnumSet.noneOf(Standing.class));
    if (standings.isEmpty() || exclusions.of(subject.id()).contains(caller.agency())) {
      throw new SubjectNotFound();
    }
    return standings;
  }
}

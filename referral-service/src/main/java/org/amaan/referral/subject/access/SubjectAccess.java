package org.amaan.referral.subject.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.consent.model.ConsentViewer;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.recording.ConsentSubjects;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.disclosure.relation.Relation;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectErased;
import org.amaan.referral.subject.record.SubjectNotFound;
import org.amaan.referral.subject.record.SubjectRepository;

/**
 * Who may do something with a subject without reading it. Custody counts as last reported here:
 * only a reading asks case-service.
 */
@ApplicationScoped
public class SubjectAccess implements ConsentSubjects {

  private final SubjectRepository subjects;
  private final SubjectRelations relations;
  private final Readers readers;
  private final Exclusions exclusions;
  private final Authorities authorities;

  SubjectAccess(
      SubjectRepository subjects,
      SubjectRelations relations,
      Readers readers,
      Exclusions exclusions,
      Authorities authorities) {
    this.subjects = subjects;
    this.relations = relations;
    this.readers = readers;
    this.exclusions = exclusions;
    this.authorities = authorities;
  }

  /**
   * Who may refer the subject on. Refuses with 404 unless the subject is visible to the caller,
   * with 403 an agency that is neither responsible nor has the person in care: who was only asked,
   * or only sent a referral, does not pass the subject on; and with 409 when there is nothing left
   * to pass on.
   */
  @Transactional(TxType.MANDATORY)
  public void requireMayRefer(Caller caller, UUID subjectId) {
    Subject subject = subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    Authority authority = authorities.over(subjectId);
    if (!authority.isResponsible(caller.agency()) && !authority.isInCare(caller.agency())) {
      throw new NotPermitted(
          "Only the responsible agency, and one that has accepted a referral about the subject for"
              + " protection, medical care or legal aid, may refer the subject on.");
    }
    requireNotErased(subjectId);
  }

  /** There is something left to pass on, or to consent to. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void requireNotErased(UUID subjectId) {
    if (subjects.find(subjectId).orElseThrow(SubjectNotFound::new).isErased()) {
      throw new SubjectErased();
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public ConsentViewer admitToGrounds(Caller caller, UUID subjectId) {
    Subject subject = subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    caller.requireAny(Role.REFERRER);
    Authority authority = authorities.over(subjectId);
    if (!authority.isResponsible(caller.agency()) && !authority.isInCare(caller.agency())) {
      throw new NotPermitted(
          "Only the responsible agency, and one that has accepted a referral about the subject for"
              + " protection, medical care or legal aid, has to do with consents.");
    }
    Reader reader = readers.of(caller).orElseThrow(SubjectNotFound::new);
    return new ConsentViewer(
        reader.agency(), reader.type(), authority.isResponsible(reader.agency()));
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

  /** The subject, held for a change by the responsible agency. */
  public Subject admitResponsible(Caller caller, UUID subjectId) {
    Subject subject = subjects.findToChange(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    caller.requireAny(Role.REFERRER);
    if (!subject.responsible().equals(caller.agency())) {
      throw new NotPermitted("Only the responsible agency may change the record.");
    }
    return subject;
  }

  /** The subject, held for the data protection officer of the responsible agency. */
  public Subject admitOfficer(Caller caller, UUID subjectId) {
    Subject subject = subjects.findToChange(subjectId).orElseThrow(SubjectNotFound::new);
    requireVisible(caller, subject);
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
    if (!subject.responsible().equals(caller.agency())) {
      throw new NotPermitted(
          "Only the data protection officer of the responsible agency may do this.");
    }
    return subject;
  }

  /** Refuses with 404 unless the subject is visible to the caller. */
  @Transactional(TxType.MANDATORY)
  public void requireVisible(Caller caller, UUID subjectId) {
    requireVisible(caller, subjects.find(subjectId).orElseThrow(SubjectNotFound::new));
  }

  private void requireVisible(Caller caller, Subject subject) {
    Set<Relation> readerRelations =
        readers
            .of(caller)
            .map(
                reader ->
                    Relation.of(
                        reader,
                        subject.recordedBy(),
                        subject.responsible(),
                        relations.of(subject.id()),
                        Set.of()))
            .orElse(EnumSet.noneOf(Relation.class));
    if (readerRelations.isEmpty() || exclusions.of(subject.id()).contains(caller.agency())) {
      throw new SubjectNotFound();
    }
  }
}

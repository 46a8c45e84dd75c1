package org.amaan.referral.subject.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.Erasures;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.jspecify.annotations.Nullable;

/**
 * The subject's record, for the use cases of referrals: they write to it and ask about it, but get
 * nothing personal out of it. Always in their transaction.
 */
@ApplicationScoped
public class SubjectRecords {

  private final SubjectRepository subjects;
  private final Consents consents;
  private final SubjectRelations relations;
  private final HandlingRules handlingRules;
  private final Audit audit;
  private final Vault vault;
  private final SubjectKeys keys;
  private final Erasures erasures;

  SubjectRecords(
      SubjectRepository subjects,
      Consents consents,
      SubjectRelations relations,
      HandlingRules handlingRules,
      Audit audit,
      Vault vault,
      SubjectKeys keys,
      Erasures erasures) {
    this.subjects = subjects;
    this.consents = consents;
    this.relations = relations;
    this.handlingRules = handlingRules;
    this.audit = audit;
    this.vault = vault;
    this.keys = keys;
    this.erasures = erasures;
  }

  /** Which country governs a subject, and the referral that says so. */
  public record Governed(String country, UUID statedOn) {}

  /**
   * Records a subject with the consents that came with it. Refuses: 400 an age class that the birth
   * date contradicts, consent terms that cannot stand; 422 a consent given by someone who cannot.
   *
   * @param governed of a subject that is referred at once; null for that of a draft
   */
  @Transactional(TxType.MANDATORY)
  public UUID create(
      Caller by,
      NewSubject data,
      List<ConsentGiven> given,
      @Nullable Governed governed,
      Instant now) {
    data.requireAgeThatCanBe("subject.", now);
    handlingRules.check(data.handling(), "subject.");
    Subject subject = new Subject(vault.newKey(), by.requireAgency(), data, now);
    if (governed != null) {
      subject.governedFromTheStart(governed.country(), governed.statedOn());
    }
    subjects.add(subject);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("ageClass", data.ageClass().value());
    details.put("categories", data.categories().stream().map(DataCategory::value).toList());
    if (!data.handling().codes().isEmpty()) {
      details.put("handling", data.handling().codes());
    }
    audit.record(by, "subject.recorded", subject.id(), details);
    consents.record(by, subject.id(), subject.entitledGiver(), given, now);
    return subject.id();
  }

  /** The agency that recorded the subject; empty for whoever has nothing to do with it. */
  @Transactional(TxType.MANDATORY)
  public Optional<String> recorderOf(UUID subjectId) {
    return subjects.find(subjectId).map(Subject::recordedBy);
  }

  @Transactional(TxType.MANDATORY)
  public AgeClass ageClassOf(UUID subjectId) {
    return find(subjectId).ageClass();
  }

  /** Of which categories something is recorded. */
  @Transactional(TxType.MANDATORY)
  public Set<DataCategory> recorded(UUID subjectId) {
    return find(subjectId).recorded();
  }

  /** Whether something is recorded by which the person could be named or found. */
  @Transactional(TxType.MANDATORY)
  public boolean isIdentified(UUID subjectId) {
    return find(subjectId).isIdentified();
  }

  /**
   * Keeps free text that an agency wrote about the subject; it is read like the narrative, and by
   * those who wrote it or were sent it. About an erased subject nothing is kept.
   */
  @Transactional(TxType.MANDATORY)
  public void addNote(
      UUID subjectId,
      UUID referralId,
      NoteKind kind,
      String authorAgency,
      @Nullable String addresseeAgency,
      String text,
      Instant at) {
    keys.of(find(subjectId))
        .ifPresent(
            key ->
                subjects.add(
                    new SubjectNote(
                        key, referralId, kind, authorAgency, addresseeAgency, text, at)));
  }

  /**
   * Nobody reads, changes or places a legal hold on the subject while this transaction goes on. For
   * the clock, before it holds a referral; what it asks about the subject it asks afterwards.
   */
  @Transactional(TxType.MANDATORY)
  public void hold(UUID subjectId) {
    subjects.hold(subjectId);
  }

  /**
   * Erases the subject of a draft that has been deleted, with key, consents and notes; it stays
   * when another referral is about it.
   */
  @Transactional(TxType.MANDATORY)
  public void eraseDraft(UUID subjectId, Instant at) {
    if (relations.of(subjectId).isEmpty()) {
      consents.eraseOf(subjectId);
      subjects.delete(subjectId);
      erasures.erase(subjectId, at);
      audit.record(Caller.system("draft-expiry"), "subject.erased", subjectId, Map.of());
    }
  }

  private Subject find(UUID subjectId) {
    return subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
  }
}

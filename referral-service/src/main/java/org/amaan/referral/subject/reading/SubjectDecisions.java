package org.amaan.referral.subject.reading;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.Allowed;
import org.amaan.referral.api.model.Withheld;
import org.amaan.referral.disclosure.decision.Decision;
import org.amaan.referral.disclosure.decision.Disclosure;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.SubjectFacts;
import org.amaan.referral.disclosure.decision.WithheldReason;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.CustodyCheck;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectKeys;
import org.amaan.referral.subject.record.SubjectNotFound;
import org.amaan.referral.subject.record.SubjectNote;
import org.amaan.referral.subject.record.SubjectRepository;
import org.jspecify.annotations.Nullable;

/** The decision about disclosure, for what other features keep about a subject. */
@ApplicationScoped
public class SubjectDecisions {

  private final SubjectRepository subjects;
  private final SubjectKeys keys;
  private final SubjectRelations relations;
  private final CustodyCheck custody;
  private final DiscloseSubject disclosure;
  private final Audit audit;

  SubjectDecisions(
      SubjectRepository subjects,
      SubjectKeys keys,
      SubjectRelations relations,
      CustodyCheck custody,
      DiscloseSubject disclosure,
      Audit audit) {
    this.subjects = subjects;
    this.keys = keys;
    this.relations = relations;
    this.custody = custody;
    this.disclosure = disclosure;
    this.audit = audit;
  }

  /**
   * @param facts as if something of every category were recorded
   * @param key none when the subject was erased
   */
  public record Decided(
      Reader reader, SubjectFacts facts, Decision.Disclosed decision, Optional<DataKey> key) {}

  /** Asks case-service; to be called before the transaction in which it is decided. */
  public ConfirmedCustody ask(Reader reader, UUID subjectId) {
    return custody.ask(
        reader,
        () -> QuarkusTransaction.requiringNew().call(() -> relations.casesToConfirm(subjectId)));
  }

  /**
   * Refuses with 404 who may not know of the subject, 403 and 503 as a reading of it does. In the
   * caller's transaction, which goes on after a refusal, to record it.
   */
  public Decided decide(
      Caller caller, Reader reader, UUID subjectId, Purpose purpose, ConfirmedCustody asked) {
    relations.reckonWith(asked.casesOf(reader));
    Subject subject = subjects.findToRead(subjectId).orElseThrow(SubjectNotFound::new);
    List<SubjectNote> notes = subjects.notesOf(subjectId);
    Optional<DataKey> key = keys.of(subject);
    SubjectFacts facts =
        disclosure.facts(caller, reader, subject, key, notes, purpose, asked).asIfAllWereRecorded();
    Decision decision = Disclosure.disclose(reader, facts, purpose);
    if (decision instanceof Decision.Disclosed disclosed) {
      return new Decided(reader, facts, disclosed, key);
    }
    if (decision instanceof Decision.PurposeNotClaimable other) {
      throw new PurposeNotClaimable(purpose, other.claimable());
    }
    throw new SubjectNotFound();
  }

  /**
   * An entry like that of a reading of the record, so that it counts among those who have read.
   *
   * @param kind of what was read, which is beside the record
   */
  @Transactional(TxType.MANDATORY)
  public void record(
      Caller by,
      UUID subjectId,
      Purpose purpose,
      Decision.Disclosed decision,
      Map<String, String> allowed,
      String kind,
      Object read) {
    Map<String, Object> details = DiscloseSubject.details(purpose, decision, allowed, Map.of(), 0);
    details.put(kind, read);
    audit.record(by, "subject.disclosed", subjectId, details);
  }

  /**
   * @param asked the subject; where nothing leads to one, the id that was asked for
   */
  @Transactional(TxType.MANDATORY)
  public void recordRefusal(Caller by, UUID asked, Purpose purpose, String reason) {
    audit.record(
        by,
        "subject.disclosure-refused",
        asked,
        Map.of("purpose", purpose.value(), "reason", reason));
  }

  /** What is open, as the contract writes it. */
  public static Allowed allowed(DataCategory category, Ground ground, HandlingCodes codes) {
    return SubjectJson.allowed(category, ground, codes);
  }

  /** A reason as the contract writes it. */
  public static Withheld withheld(
      DataCategory category, WithheldReason reason, @Nullable Instant reflectionUntil) {
    return SubjectJson.withheld(category, reason, reflectionUntil);
  }
}

package org.amaan.referral.subject.reading;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.CustodyCheck;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.disclosure.relation.SubjectRelations;

/**
 * Reads what a caller may know about a subject. Who: whoever the decision about disclosure lets in.
 * Writes an audit entry, also when it refuses; sends nothing. Refuses: 404 not visible, 403 a
 * purpose that no role of the caller may claim, 503 custody that case-service does not confirm.
 */
@ApplicationScoped
class ReadSubject {

  private final Readers readers;
  private final SubjectRelations relations;
  private final CustodyCheck custody;
  private final DiscloseSubject disclosure;

  ReadSubject(
      Readers readers,
      SubjectRelations relations,
      CustodyCheck custody,
      DiscloseSubject disclosure) {
    this.readers = readers;
    this.relations = relations;
    this.custody = custody;
    this.disclosure = disclosure;
  }

  /** Asks case-service first and decides then: nothing waits for a peer inside a transaction. */
  SubjectView read(Caller caller, UUID subjectId, Purpose purpose) {
    Optional<Reader> reader = readers.of(caller);
    ConfirmedCustody confirmed =
        reader
            .map(known -> custody.ask(known, () -> casesOf(subjectId)))
            .orElseGet(ConfirmedCustody::notNeeded);
    return disclosure.disclose(caller, reader, subjectId, purpose, confirmed).orRefuse();
  }

  private Set<UUID> casesOf(UUID subjectId) {
    return QuarkusTransaction.requiringNew().call(() -> relations.casesToConfirm(subjectId));
  }
}

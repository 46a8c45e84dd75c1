package org.amaan.referral.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.Reader;
import org.amaan.referral.disclosure.Readers;
import org.amaan.referral.referral.ReferralNotFound;
import org.amaan.referral.subject.SubjectDecisions;

/**
 * Lists and opens files. Who: whoever the decision about disclosure lets read their category for
 * the purpose, and the agency that added them. Writes an audit entry, also when it refuses; sends
 * nothing. Refuses: 404 not visible or not open, 403 a purpose that no role of the caller may
 * claim, 503 custody that is not confirmed, content that does not pass its check.
 */
@ApplicationScoped
class ReadAttachments {

  private final Readers readers;
  private final SubjectDecisions decisions;
  private final AttachmentRepository attachments;
  private final DiscloseAttachments disclosure;

  ReadAttachments(
      Readers readers,
      SubjectDecisions decisions,
      AttachmentRepository attachments,
      DiscloseAttachments disclosure) {
    this.readers = readers;
    this.decisions = decisions;
    this.attachments = attachments;
    this.disclosure = disclosure;
  }

  DiscloseAttachments.Listing list(Caller caller, UUID referralId, Purpose purpose) {
    Reader reader = readers.of(caller).orElseThrow(ReferralNotFound::new);
    UUID subjectId = subjectOf(referralId).orElseThrow(ReferralNotFound::new);
    return disclosure
        .list(caller, reader, subjectId, referralId, purpose, decisions.ask(reader, subjectId))
        .orRefuse();
  }

  /** To be closed once it has been sent. */
  DiscloseAttachments.Opened open(Caller caller, UUID referralId, UUID id, Purpose purpose) {
    Reader reader = readers.of(caller).orElseThrow(AttachmentNotFound::new);
    UUID subjectId = subjectOf(referralId).orElseThrow(AttachmentNotFound::new);
    return disclosure
        .open(caller, reader, subjectId, referralId, id, purpose, decisions.ask(reader, subjectId))
        .orRefuse();
  }

  private Optional<UUID> subjectOf(UUID referralId) {
    return QuarkusTransaction.requiringNew().call(() -> attachments.subjectOf(referralId));
  }
}

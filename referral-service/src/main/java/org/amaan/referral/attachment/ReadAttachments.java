package org.amaan.referral.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.referral.access.ReferralNotFound;
import org.amaan.referral.subject.reading.SubjectDecisions;

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
    OpenedRequest asked = ask(caller, referralId, purpose, ReferralNotFound::new);
    return disclosure
        .list(caller, asked.by(), asked.about(), referralId, purpose, custody(asked))
        .orRefuse();
  }

  /** To be closed once it has been sent. */
  DiscloseAttachments.Opened open(Caller caller, UUID referralId, UUID id, Purpose purpose) {
    OpenedRequest asked = ask(caller, referralId, purpose, AttachmentNotFound::new);
    return disclosure
        .open(caller, asked.by(), asked.about(), referralId, id, purpose, custody(asked))
        .orRefuse();
  }

  /** Who asks, and about whom: what there must be before anything can be decided. */
  private record OpenedRequest(Reader by, UUID about) {}

  /**
   * Whether there is no such referral or it is out of the caller's sight is not known here, and
   * recorded alike, under its id.
   */
  private OpenedRequest ask(
      Caller caller, UUID referralId, Purpose purpose, Supplier<? extends Refusal> unseen) {
    Optional<OpenedRequest> asked =
        readers
            .of(caller)
            .flatMap(
                reader -> subjectOf(referralId).map(subject -> new OpenedRequest(reader, subject)));
    return asked.orElseThrow(
        () -> {
          Refusal refusal = unseen.get();
          QuarkusTransaction.requiringNew()
              .run(() -> decisions.recordRefusal(caller, referralId, purpose, refusal.slug()));
          return refusal;
        });
  }

  private ConfirmedCustody custody(OpenedRequest asked) {
    return decisions.ask(asked.by(), asked.about());
  }

  private Optional<UUID> subjectOf(UUID referralId) {
    return QuarkusTransaction.requiringNew().call(() -> attachments.subjectOf(referralId));
  }
}

package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.referral.access.AttachableReferrals;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.SubjectVault;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds a file to a referral. Who: its referrer, its receiver, officers of its case's custodian.
 * Writes the row, the ciphertext and an audit entry; sends nothing. Refuses: 404 not visible, 403
 * no part in it, 409 withdrawn, erased, or too many of its agency.
 */
@ApplicationScoped
class AddAttachment {

  private final AttachableReferrals referrals;
  private final SubjectAccess subjects;
  private final SubjectVault vault;
  private final AttachmentRepository attachments;
  private final Audit audit;
  private final Clock clock;
  private final int limit;

  AddAttachment(
      AttachableReferrals referrals,
      SubjectAccess subjects,
      SubjectVault vault,
      AttachmentRepository attachments,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "amaan.attachments.per-referral") int limit) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.vault = vault;
    this.attachments = attachments;
    this.audit = audit;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Before a byte of the file is read.
   *
   * @return the subject
   */
  @Transactional
  UUID admit(Caller caller, UUID referralId) {
    UUID subjectId = referrals.subjectOf(caller, referralId);
    subjects.requireNotErased(subjectId);
    requireRoom(caller, referralId);
    return subjectId;
  }

  /** Once it has arrived: what was admitted before may have changed meanwhile. */
  @Transactional
  Attachment add(
      Caller caller,
      UUID id,
      UUID referralId,
      DataCategory category,
      SealedFile file,
      FileName name) {
    UUID subjectId = referrals.subjectOf(caller, referralId);
    subjects.hold(subjectId);
    referrals.hold(caller, referralId);
    requireRoom(caller, referralId);
    Attachment attachment =
        new Attachment(
            vault.keyOf(subjectId),
            id,
            referralId,
            category,
            file,
            name,
            caller.requireAgency(),
            clock.instant());
    attachments.add(attachment, file.content());
    audit.record(
        caller,
        "subject.attachment-added",
        subjectId,
        Map.of(
            "referralId", referralId,
            "attachmentId", attachment.id(),
            "category", category.value(),
            "mediaType", attachment.mediaType(),
            "size", attachment.size()));
    return attachment;
  }

  /** Each agency has room of its own, so that none can take the others'. */
  private void requireRoom(Caller caller, UUID referralId) {
    if (attachments.countOf(caller, referralId) >= limit) {
      throw new TooManyAttachments(limit);
    }
  }
}

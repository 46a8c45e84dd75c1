package org.amaan.referral.attachment;

import org.amaan.referral.api.model.AttachmentList;
import org.amaan.referral.api.model.AttachmentReceipt;
import org.amaan.referral.subject.reading.SubjectDecisions;

/** Attachments as the contract writes them. */
final class AttachmentJson {

  private AttachmentJson() {}

  /** Neither name nor hash: this answer is kept for repeats. */
  static AttachmentReceipt receipt(Attachment attachment) {
    return new AttachmentReceipt()
        .id(attachment.id())
        .referralId(attachment.referralId())
        .category(attachment.category())
        .mediaType(attachment.mediaType())
        .size(attachment.size())
        .addedBy(attachment.addedBy())
        .addedAt(attachment.addedAt());
  }

  static org.amaan.referral.api.model.Attachment shown(DiscloseAttachments.PartyView file) {
    Attachment attachment = file.attachment();
    return new org.amaan.referral.api.model.Attachment()
        .id(attachment.id())
        .referralId(attachment.referralId())
        .category(attachment.category())
        .mediaType(attachment.mediaType())
        .size(attachment.size())
        .fileName(file.details().fileName())
        .sha256(file.details().sha256())
        .addedBy(attachment.addedBy())
        .addedAt(attachment.addedAt());
  }

  static AttachmentList list(DiscloseAttachments.Listing listing) {
    return new AttachmentList()
        .items(listing.shown().stream().map(AttachmentJson::shown).toList())
        .allowed(
            listing.allowed().entrySet().stream()
                .map(
                    entry ->
                        SubjectDecisions.allowed(
                            entry.getKey(), entry.getValue(), listing.handling()))
                .toList())
        .withheld(
            listing.withheld().entrySet().stream()
                .map(
                    entry ->
                        SubjectDecisions.withheld(
                            entry.getKey(), entry.getValue(), listing.reflectionUntil()))
                .toList());
  }
}

package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** Which files there are, whoever added them; the files themselves are read one by one. */
@ApplicationScoped
class ExportedAttachments implements ExportPart {

  private final AttachmentRepository attachments;

  ExportedAttachments(AttachmentRepository attachments) {
    this.attachments = attachments;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    if (key != null) {
      attachments
          .ofSubject(subjectId)
          .forEach(
              attachment ->
                  export.addAttachmentsItem(
                      AttachmentJson.shown(
                          new DiscloseAttachments.PartyView(attachment, attachment.details(key)))));
    }
  }
}

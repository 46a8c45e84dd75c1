package org.amaan.referral.attachment;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.files.Bulkhead;
import org.amaan.platform.files.FileType;
import org.amaan.platform.files.ResponseResources;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.files.Sha256;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.revocation.StillAllowed;
import org.amaan.platform.vault.FileKey;
import org.amaan.referral.api.AttachmentsApi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

class AttachmentResource implements AttachmentsApi {

  private static final Set<FileType> TAKEN =
      EnumSet.of(
          FileType.PDF, FileType.JPEG, FileType.PNG, FileType.TIFF, FileType.DICOM, FileType.TEXT);

  private final CurrentCaller caller;
  private final StillAllowed stillAllowed;
  private final Idempotency idempotency;
  private final AddAttachment addAttachment;
  private final ReadAttachments readAttachments;
  private final HttpHeaders headers;
  private final ResponseResources responseResources;
  private final Bulkhead uploads;

  AttachmentResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AddAttachment addAttachment,
      ReadAttachments readAttachments,
      HttpHeaders headers,
      ResponseResources responseResources,
      @ConfigProperty(name = "amaan.attachments.uploads-at-once") int uploadsAtOnce,
      @ConfigProperty(name = "amaan.attachments.uploads-of-one-agency") int uploadsOfOne,
      StillAllowed stillAllowed) {
    this.stillAllowed = stillAllowed;
    this.caller = caller;
    this.idempotency = idempotency;
    this.addAttachment = addAttachment;
    this.readAttachments = readAttachments;
    this.headers = headers;
    this.responseResources = responseResources;
    this.uploads = new Bulkhead(uploadsAtOnce, uploadsOfOne);
  }

  /** All of an upload but its bytes, by which a repetition is recognised. */
  record Upload(String category, String mediaType, String fileName, String sha256) {}

  @Override
  public Response addAttachment(
      UUID referralId,
      String idempotencyKey,
      InputStream body,
      @Nullable String contentDisposition,
      @Nullable String contentDigest,
      String attachmentCategory) {
    Caller by = caller.get();
    UUID subjectId = addAttachment.admit(by, referralId);
    // Who may send nothing takes none of the places.
    return uploads.run(
        by,
        () ->
            add(
                by,
                subjectId,
                referralId,
                idempotencyKey,
                body,
                contentDisposition,
                contentDigest,
                attachmentCategory));
  }

  private Response add(
      Caller by,
      UUID subjectId,
      UUID referralId,
      String idempotencyKey,
      InputStream body,
      @Nullable String disposition,
      @Nullable String contentDigest,
      String category) {
    UUID id = Ids.next();
    FileKey key = Attachment.newKey(id, subjectId, referralId);
    try (SealedFile file = SealedFile.take(body, headers.getMediaType(), TAKEN, key)) {
      stillAllowed.require();
      FileName name = FileName.read(disposition, file.type());
      if (contentDigest != null && !contentDigest.equals(Sha256.contentDigest(file.sha256()))) {
        throw new DigestMismatch();
      }
      return idempotency.once(
          by,
          idempotencyKey,
          new Upload(category, file.type().mediaType(), name.text(), file.sha256()),
          () -> {
            Attachment added =
                addAttachment.add(by, id, referralId, DataCategory.of(category), file, name);
            return new Reply(
                201,
                "/v1/referrals/" + referralId + "/attachments/" + added.id(),
                null,
                AttachmentJson.receipt(added));
          });
    }
  }

  @Override
  public Response listAttachments(UUID referralId, String purpose) {
    return Response.ok(
            AttachmentJson.list(
                readAttachments.list(caller.get(), referralId, Purpose.of(purpose))))
        .build();
  }

  @Override
  public Response readAttachment(UUID referralId, UUID attachmentId, String purpose) {
    DiscloseAttachments.Opened opened =
        readAttachments.open(caller.get(), referralId, attachmentId, Purpose.of(purpose));
    responseResources.keep(opened.content()::close);
    Attachment attachment = opened.file().attachment();
    Attachment.Details details = opened.file().details();
    return Response.ok((StreamingOutput) opened.content()::sendTo, attachment.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, new FileName(details.fileName()).header())
        .header("Content-Digest", Sha256.contentDigest(details.sha256()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .build();
  }
}

package org.amaan.referral.attachment;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.Unavailable;
import org.amaan.referral.api.AttachmentsApi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

class AttachmentResource implements AttachmentsApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final AddAttachment addAttachment;
  private final ReadAttachments readAttachments;
  private final HttpHeaders headers;
  private final Semaphore uploads;

  AttachmentResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AddAttachment addAttachment,
      ReadAttachments readAttachments,
      HttpHeaders headers,
      @ConfigProperty(name = "amaan.attachments.uploads-at-once") int uploadsAtOnce) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.addAttachment = addAttachment;
    this.readAttachments = readAttachments;
    this.headers = headers;
    this.uploads = new Semaphore(uploadsAtOnce);
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
    // Slow senders may not take all threads, and who may send nothing takes none of the places.
    if (!uploads.tryAcquire()) {
      throw new Unavailable();
    }
    try {
      return add(
          by,
          subjectId,
          referralId,
          idempotencyKey,
          body,
          contentDisposition,
          contentDigest,
          attachmentCategory);
    } finally {
      uploads.release();
    }
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
    try (SealedFile file = SealedFile.take(body, subjectId, referralId, mediaType(), disposition)) {
      if (contentDigest != null && !contentDigest.equals(digest(file.sha256()))) {
        throw new DigestMismatch();
      }
      return idempotency.once(
          by,
          idempotencyKey,
          new Upload(category, file.type().mediaType(), file.name().text(), file.sha256()),
          () -> {
            Attachment added = addAttachment.add(by, referralId, DataCategory.of(category), file);
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
    Attachment attachment = opened.file().attachment();
    Attachment.Details details = opened.file().details();
    return Response.ok((StreamingOutput) opened::sendTo, attachment.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, new FileName(details.fileName()).header())
        .header("Content-Digest", digest(details.sha256()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .build();
  }

  private String mediaType() {
    MediaType type = headers.getMediaType();
    return type == null
        ? MediaType.APPLICATION_OCTET_STREAM
        : (type.getType() + "/" + type.getSubtype()).toLowerCase(java.util.Locale.ROOT);
  }

  /** RFC 9530. */
  private static String digest(String sha256) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
  }
}

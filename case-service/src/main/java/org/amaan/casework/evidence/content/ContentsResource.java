package org.amaan.casework.evidence.content;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.ContentsApi;
import org.amaan.casework.api.model.ContentReceipt;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.platform.files.FileType;
import org.amaan.platform.files.ResponseResources;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.files.Sha256;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revocation.StillAllowed;

/** {@code /v1/cases/{id}/evidence/{id}/content}. */
class ContentsResource implements ContentsApi {

  private static final Set<FileType> TAKEN = EnumSet.allOf(FileType.class);

  private final CurrentCaller current;
  private final StillAllowed stillAllowed;
  private final AddContent addContent;
  private final ReadContent readContent;
  private final HttpHeaders headers;
  private final ResponseResources responseResources;
  private final ContentSlots slots;

  ContentsResource(
      CurrentCaller current,
      AddContent addContent,
      ReadContent readContent,
      HttpHeaders headers,
      ResponseResources responseResources,
      ContentSlots slots,
      StillAllowed stillAllowed) {
    this.stillAllowed = stillAllowed;
    this.current = current;
    this.addContent = addContent;
    this.readContent = readContent;
    this.headers = headers;
    this.responseResources = responseResources;
    this.slots = slots;
  }

  @Override
  public Response addEvidenceContent(UUID caseId, UUID evidenceId, InputStream body) {
    Caller caller = current.get();
    addContent.admit(caller, caseId, evidenceId);
    // Who may send nothing takes none of the places.
    return slots.uploads().run(caller, () -> add(caller, caseId, evidenceId, body));
  }

  private Response add(Caller caller, UUID caseId, UUID evidenceId, InputStream body) {
    try (SealedFile file =
        SealedFile.take(
            body, headers.getMediaType(), TAKEN, EvidenceEntry.newKey(evidenceId, caseId))) {
      stillAllowed.require();
      AddContent.Kept kept = addContent.add(caller, caseId, evidenceId, file);
      EvidenceEntry entry = kept.entry();
      return Response.status(kept.isNew() ? 201 : 200)
          .entity(
              new ContentReceipt(
                  evidenceId,
                  entry.mediaType(),
                  entry.size(),
                  entry.at(),
                  HexFormat.of().formatHex(entry.hash())))
          .build();
    }
  }

  @Override
  public Response readEvidenceContent(UUID caseId, UUID evidenceId) {
    Caller caller = current.get();
    readContent.admit(caller, caseId, evidenceId);
    // Who may read nothing takes none of the places.
    responseResources.keep(slots.downloads().place()::close);
    ReadContent.Opened opened = readContent.run(caller, caseId, evidenceId);
    responseResources.keep(opened.content()::close);
    EvidenceEntry entry = opened.entry();
    String extension =
        FileType.named(entry.mediaType()).map(type -> "." + type.extension()).orElse("");
    return Response.ok((StreamingOutput) opened.content()::sendTo, entry.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, entry.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"evidence-" + evidenceId + extension + "\"")
        .header("Content-Digest", Sha256.contentDigest(opened.sha256()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .build();
  }
}

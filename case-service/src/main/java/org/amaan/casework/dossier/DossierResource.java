package org.amaan.casework.dossier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.amaan.casework.api.DossierApi;
import org.amaan.platform.identity.CurrentCaller;

/** {@code /v1/cases/{id}/dossier}. */
class DossierResource implements DossierApi {

  private final CurrentCaller current;
  private final CompileDossier compile;

  DossierResource(CurrentCaller current, CompileDossier compile) {
    this.current = current;
    this.compile = compile;
  }

  @Override
  public Response getDossier(UUID caseId, String language) {
    CompileDossier.Dossier dossier =
        compile.run(current.get(), caseId, DossierLanguage.of(language));
    return Response.ok((StreamingOutput) dossier.zip()::sendTo, "application/zip")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dossier.fileName() + "\"")
        .build();
  }
}

package org.amaan.casework.dossier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.amaan.casework.api.DossierApi;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.Unavailable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /v1/cases/{id}/dossier}. */
class DossierResource implements DossierApi {

  private final CurrentCaller current;
  private final CompileDossier compile;
  private final Semaphore places;

  DossierResource(
      CurrentCaller current,
      CompileDossier compile,
      @ConfigProperty(name = "amaan.dossier.at-once") int atOnce) {
    this.current = current;
    this.compile = compile;
    this.places = new Semaphore(atOnce);
  }

  @Override
  public Response getDossier(UUID caseId, String language) {
    if (!places.tryAcquire()) {
      throw new Unavailable();
    }
    try {
      CompileDossier.Dossier dossier =
          compile.run(current.get(), caseId, DossierLanguage.of(language));
      return Response.ok((StreamingOutput) dossier.zip()::sendTo, "application/zip")
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"" + dossier.fileName() + "\"")
          .build();
    } finally {
      places.release();
    }
  }
}

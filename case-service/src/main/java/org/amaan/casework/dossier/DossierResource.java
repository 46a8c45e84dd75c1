package org.amaan.casework.dossier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.UUID;
import org.amaan.casework.api.DossierApi;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.platform.files.Bulkhead;
import org.amaan.platform.files.ResponseResources;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /v1/cases/{id}/dossier}. */
class DossierResource implements DossierApi {

  /** A dossier takes a second or two; who may have it waits for those before. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CurrentCaller current;
  private final CompileDossier compile;
  private final ResponseResources responseResources;
  private final Bulkhead places;

  DossierResource(
      CurrentCaller current,
      CompileDossier compile,
      ResponseResources responseResources,
      @ConfigProperty(name = "amaan.dossier.at-once") int atOnce) {
    this.current = current;
    this.compile = compile;
    this.responseResources = responseResources;
    this.places = new Bulkhead(atOnce, PATIENCE);
  }

  @Override
  public Response getDossier(UUID caseId, String language) {
    Caller caller = current.get();
    compile.admit(caller, caseId);
    // Who may have none takes none of the places; a slow reader keeps its own.
    responseResources.keep(places.place()::close);
    CompileDossier.Dossier dossier = compile.run(caller, caseId, DossierLanguage.of(language));
    responseResources.keep(dossier.zip()::close);
    return Response.ok((StreamingOutput) dossier.zip()::sendTo, "application/zip")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dossier.fileName() + "\"")
        .build();
  }
}

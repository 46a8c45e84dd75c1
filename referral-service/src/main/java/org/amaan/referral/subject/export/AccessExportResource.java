package org.amaan.referral.subject.export;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.referral.api.AccessExportsApi;
import org.amaan.referral.api.model.AccessExport;

class AccessExportResource implements AccessExportsApi {

  private final CurrentCaller caller;
  private final ExportAccess exportAccess;
  private final HttpHeaders headers;
  private final Template page;

  AccessExportResource(
      CurrentCaller caller,
      ExportAccess exportAccess,
      HttpHeaders headers,
      @Location("access-export.html") Template page) {
    this.caller = caller;
    this.exportAccess = exportAccess;
    this.headers = headers;
    this.page = page;
  }

  @Override
  public Response exportAccess(UUID subjectId) {
    AccessExport export = exportAccess.export(caller.get(), subjectId);
    if (!wantsPage()) {
      return Response.ok(export, MediaType.APPLICATION_JSON_TYPE).build();
    }
    return Response.ok(
            page.data("export", export).data("words", new ExportWords()).render(),
            MediaType.TEXT_HTML + ";charset=UTF-8")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
        .build();
  }

  /** The first that is named of the two; JSON for whoever takes anything. */
  private boolean wantsPage() {
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
        return true;
      }
    }
    return false;
  }
}

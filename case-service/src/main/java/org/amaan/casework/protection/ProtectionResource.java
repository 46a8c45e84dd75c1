package org.amaan.casework.protection;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.ProtectionApi;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/protection}. */
class ProtectionResource implements ProtectionApi {

  private final CurrentCaller current;
  private final ProtectionQueries queries;

  ProtectionResource(CurrentCaller current, ProtectionQueries queries) {
    this.current = current;
    this.queries = queries;
  }

  @Override
  public Response listProtection(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }
}

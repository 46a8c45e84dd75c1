package org.amaan.casework.workload;

import jakarta.ws.rs.core.Response;
import org.amaan.casework.api.WorkloadApi;
import org.amaan.casework.directory.Directory;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.problem.NotPermitted;
import org.jspecify.annotations.Nullable;

/** {@code /v1/workload}. */
class WorkloadResource implements WorkloadApi {

  private final CurrentCaller current;
  private final WorkloadQueries queries;
  private final Directory directory;
  private final SealedCursors cursors;

  WorkloadResource(
      CurrentCaller current, WorkloadQueries queries, Directory directory, SealedCursors cursors) {
    this.current = current;
    this.queries = queries;
    this.directory = directory;
    this.cursors = cursors;
  }

  @Override
  public Response getWorkload(
      @Nullable String unit, String kind, Integer limit, @Nullable String cursor) {
    Caller caller = current.get();
    WorkloadScope scope = scopeOf(caller);
    WorkloadFilter filter =
        new WorkloadFilter(
            WorkloadKind.of(kind), unit, cursors.keyset(WorkloadQueries.WORKLOAD, caller, cursor));
    return Response.ok(queries.page(caller, scope, filter, limit)).build();
  }

  /** The token names the agency; the directory knows which country a coordinator coordinates. */
  private WorkloadScope scopeOf(Caller caller) {
    caller.requireAny(Role.SUPERVISOR, Role.COORDINATOR);
    String agency = caller.requireAgency();
    return caller.has(Role.COORDINATOR)
        ? new WorkloadScope.OfCountry(
            directory
                .coordinatedCountryOf(agency)
                .orElseThrow(() -> new NotPermitted("Your agency coordinates no country.")))
        : new WorkloadScope.OfUnit(agency, caller.requireUnit());
  }
}

package org.amaan.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.limits.Allowance;
import org.amaan.platform.limits.UrgentCalls;
import org.amaan.platform.problem.Refusal;

/** Readings that are refused and audited, and calls that may be urgent. */
@Path("/v1/limited")
@Produces("application/json")
public class LimitedResource {

  public static final String REFUSED = "reading.refused";

  private final Allowance allowance;
  private final CurrentCaller caller;
  private final Refusals refusals;

  LimitedResource(Allowance allowance, CurrentCaller caller, Refusals refusals) {
    this.allowance = allowance;
    this.caller = caller;
    this.refusals = refusals;
  }

  public record Call(boolean urgent) {}

  @Singleton
  static class Urgent implements UrgentCalls {
    @Override
    public Urgency of(String method, String path) {
      return switch (path) {
        case "/v1/limited/calls" -> Urgency.BODY_SAYS;
        case "/v1/limited/danger" -> Urgency.YES;
        default -> Urgency.NO;
      };
    }
  }

  @ApplicationScoped
  static class Refusals {
    private final Audit audit;

    Refusals(Audit audit) {
      this.audit = audit;
    }

    @Transactional
    void record(CurrentCaller by, UUID id) {
      audit.record(by.get(), REFUSED, id, Map.of());
    }
  }

  static final class NothingThere extends Refusal {
    NothingThere() {
      super(404, "not-found", "Not found", "There is none.");
    }
  }

  @GET
  public List<String> list() {
    return List.of();
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") UUID id) {
    refusals.record(caller, id);
    throw new NothingThere();
  }

  @POST
  @Path("calls")
  public String call(Call call) {
    allowance.require(call.urgent());
    return "\"taken\"";
  }

  @POST
  @Path("danger")
  public String danger() {
    return "\"taken\"";
  }
}

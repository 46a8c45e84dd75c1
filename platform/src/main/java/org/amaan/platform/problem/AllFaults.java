package org.amaan.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.amaan.platform.contract.FieldError;
import org.amaan.platform.contract.Operation;
import org.jboss.logging.Logger;

/**
 * What is wrong with a request that was refused, all of it. Whoever reads a request stops at the
 * first fault; only then it is held against the contract.
 */
@ApplicationScoped
class AllFaults {

  private static final Logger LOG = Logger.getLogger(AllFaults.class);

  private final ObjectMapper json;

  AllFaults(ObjectMapper json) {
    this.json = json;
  }

  /** The refusal with what the contract finds; where both name a place, the contract's words. */
  Refusal with(Refusal refusal, RoutingContext request, UriInfo uri) {
    List<FieldError> contractual =
        Operation.of(request).map(operation -> faults(operation, request, uri)).orElseGet(List::of);
    List<FieldError> all = new ArrayList<>(contractual);
    for (FieldError found : refusal.errors()) {
      if (contractual.stream().noneMatch(each -> isAtOrIn(each, found))) {
        all.add(found);
      }
    }
    if (all.isEmpty()) {
      return refusal;
    }
    return InvalidRequest.of(all.subList(0, Math.min(all.size(), FieldError.MOST_NAMED)));
  }

  private static boolean isAtOrIn(FieldError precise, FieldError found) {
    String place = precise.field();
    return precise.in().equals(found.in())
        && (place.equals(found.field())
            || place.startsWith(found.field() + "[")
            || place.startsWith(found.field() + "."));
  }

  private List<FieldError> faults(Operation operation, RoutingContext request, UriInfo uri) {
    List<FieldError> faults =
        new ArrayList<>(
            operation.faultsInParameters(
                uri.getQueryParameters(), name -> request.request().getHeader(name)));
    Buffer body = request.body() == null ? null : request.body().buffer();
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (body != null && type != null) {
      try {
        JsonNode read = json.readTree(body.getBytes());
        faults.addAll(operation.faultsInBody(type.split(";", 2)[0].strip(), read));
      } catch (IOException unreadable) {
        // It is no JSON, which the refusal says.
      } catch (RuntimeException failed) {
        LOG.errorf("cannot hold a body against the contract: %s", failed.getClass().getName());
      }
    }
    return faults;
  }
}

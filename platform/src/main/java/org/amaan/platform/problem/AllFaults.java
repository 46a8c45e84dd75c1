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
import org.amaan.platform.contract.ServedContract;

/**
 * What is wrong with a request that was refused, all of it. Whoever reads a request stops at the
 * first fault; only then it is held against the contract.
 */
@ApplicationScoped
class AllFaults {

  private final ServedContract contract;
  private final ObjectMapper json;

  AllFaults(ServedContract contract, ObjectMapper json) {
    this.contract = contract;
    this.json = json;
  }

  /** The refusal with what the contract finds; where both name a place, the contract's words. */
  Refusal with(Refusal refusal, RoutingContext request, UriInfo uri) {
    List<FieldError> all =
        contract
            .operation(request.request().method().name(), uri.getRequestUri().getPath())
            .map(operation -> faults(operation, request, uri))
            .orElseGet(List::of);
    if (all.isEmpty()) {
      return refusal;
    }
    for (FieldError found : refusal.errors()) {
      if (all.stream().noneMatch(each -> isAt(each, found))) {
        all.add(found);
      }
    }
    return InvalidRequest.of(all);
  }

  private static boolean isAt(FieldError one, FieldError other) {
    return one.in().equals(other.in()) && one.field().equals(other.field());
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
      }
    }
    return faults;
  }
}

package org.amaan.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.amaan.platform.contract.FieldError;
import org.amaan.platform.contract.Operation;
import org.amaan.platform.contract.ServedContract;
import org.amaan.platform.problem.InvalidRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the contract does not know, that is sent twice or has another
 * value than the contract allows. A filter that was mistyped, or of which the second half is
 * dropped, would not filter, and its caller would take the list for the answer.
 */
class CheckedParameters {

  private final ServedContract contract;
  private final Map<Method, Optional<Operation>> operations = new ConcurrentHashMap<>();

  CheckedParameters(ServedContract contract) {
    this.contract = contract;
  }

  @ServerRequestFilter
  void check(ResourceInfo resource, ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    Optional<Operation> operation =
        operations.computeIfAbsent(
            method,
            called ->
                contract.operation(
                    request.getMethod(), request.getUriInfo().getRequestUri().getPath()));
    if (operation.isPresent()) {
      List<FieldError> faults =
          operation
              .get()
              .faultsInParameters(
                  request.getUriInfo().getQueryParameters(), request::getHeaderString);
      if (!faults.isEmpty()) {
        throw InvalidRequest.of(faults);
      }
    }
  }
}

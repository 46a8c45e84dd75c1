package org.amaan.platform.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final RoutingContext routing;
  private final Map<Method, Optional<Operation>> operations = new ConcurrentHashMap<>();

  CheckedParameters(ServedContract contract, RoutingContext routing) {
    this.contract = contract;
    this.routing = routing;
  }

  @ServerRequestFilter
  void check(ResourceInfo resource, ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    Optional<Operation> operation =
        operations.computeIfAbsent(
            method, called -> contract.operation(request.getMethod(), template(called)));
    if (operation.isPresent()) {
      operation.get().keepIn(routing);
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

  /**
   * The path under which the contract has what is called. It is the resource's, not the request's:
   * an address can be written in ways that lead to one resource and look like another's.
   */
  private static String template(Method called) {
    return withInterfaces(called.getDeclaringClass())
        .flatMap(type -> sameIn(type, called).map(method -> segments(path(type), path(method))))
        .filter(path -> !path.isEmpty())
        .findFirst()
        .map(path -> "/" + path)
        .orElse("");
  }

  private static Stream<Class<?>> withInterfaces(Class<?> type) {
    return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()));
  }

  private static Stream<Method> sameIn(Class<?> type, Method called) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(called.getName()))
        .filter(each -> Arrays.equals(each.getParameterTypes(), called.getParameterTypes()));
  }

  private static String path(AnnotatedElement annotated) {
    Path path = annotated.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String segments(String ofType, String ofMethod) {
    return Stream.of(ofType, ofMethod)
        .flatMap(path -> Arrays.stream(path.split("/")))
        .filter(segment -> !segment.isEmpty())
        .collect(Collectors.joining("/"));
  }
}

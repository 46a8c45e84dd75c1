package org.amaan.platform.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.amaan.platform.problem.InvalidRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the contract does not know, or that is sent twice. A filter that
 * was mistyped, or of which the second half is dropped, would not filter, and its caller would take
 * the list for the answer.
 */
class KnownParameters {

  /** What is repeated of a name; the rest may be anything, also somebody's data. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void refuseUnknownAndRepeated(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    SortedSet<String> names = known.computeIfAbsent(method, KnownParameters::of);
    for (Map.Entry<String, List<String>> parameter : uri.getQueryParameters().entrySet()) {
      String sent = parameter.getKey();
      if (!names.contains(sent)) {
        throw InvalidRequest.field(
            "query",
            NAME.matcher(sent).matches() ? sent : "",
            "unknown-parameter",
            names.isEmpty()
                ? "This call takes no parameters in its address."
                : "This call knows: " + String.join(", ", names) + ".");
      }
      if (parameter.getValue().size() > 1) {
        throw InvalidRequest.field("query", sent, "repeated-parameter", "Send it once.");
      }
    }
  }

  /** Generated contracts are interfaces, and the parameters are named there. */
  private static SortedSet<String> of(Method method) {
    SortedSet<String> names = new TreeSet<>();
    Stream.concat(
            Stream.of(method.getDeclaringClass()),
            Arrays.stream(method.getDeclaringClass().getInterfaces()))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(each -> each.getName().equals(method.getName()))
        .filter(each -> Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
        .flatMap(each -> Arrays.stream(each.getParameters()))
        .map((Parameter parameter) -> parameter.getAnnotation(QueryParam.class))
        .filter(query -> query != null)
        .forEach(query -> names.add(query.value()));
    return names;
  }
}

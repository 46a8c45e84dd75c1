package org.amaan.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests are measured by the template of their route. What led to none is measured under one
 * name, whatever was called, and by one method, whatever it was named: both may hold a person's
 * name, and a few hundred made-up ones would leave no room for the routes.
 */
@Singleton
class RouteTemplates implements HttpServerMetricsTagsContributor {

  private static final String URI = "uri";
  private static final String METHOD = "method";
  private static final String UNMATCHED = "UNMATCHED";

  /** As the framework notes the route that a request was led to. */
  private static final String TEMPLATE = "UrlPathTemplate";

  private static final Set<String> OF_THE_SERVER =
      Set.of(
          UNMATCHED,
          "METHOD_NOT_ALLOWED",
          "root",
          "/cors-preflight",
          "/q/health",
          "/q/health/live",
          "/q/health/ready",
          "/q/health/started",
          "/q/metrics",
          "/q/openapi",
          "/q/swagger-ui");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final Set<String> templates = ConcurrentHashMap.newKeySet();

  @Override
  public Tags contribute(Context context) {
    String template = context.requestContextLocalData(TEMPLATE);
    if (template != null) {
      templates.add(template);
      return Tags.of(URI, template);
    }
    return Tags.empty();
  }

  @Produces
  @Singleton
  MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("http.server.") ? ofKnownMethod(ofKnownRoute(id)) : id;
      }
    };
  }

  private Meter.Id ofKnownRoute(Meter.Id id) {
    String uri = id.getTag(URI);
    return uri == null || isKnown(uri, id)
        ? id
        : id.replaceTags(Tags.concat(id.getTags(), URI, nameOf(id)));
  }

  /** A request may name any word as its method. */
  private static Meter.Id ofKnownMethod(Meter.Id id) {
    String method = id.getTag(METHOD);
    return method == null || METHODS.contains(method)
        ? id
        : id.replaceTags(Tags.concat(id.getTags(), METHOD, "OTHER"));
  }

  private boolean isKnown(String uri, Meter.Id id) {
    return !isOfAnotherMethod(id) && (OF_THE_SERVER.contains(uri) || templates.contains(uri));
  }

  private static String nameOf(Meter.Id id) {
    return isOfAnotherMethod(id) ? "METHOD_NOT_ALLOWED" : UNMATCHED;
  }

  /** A method that the path does not take has no template. */
  private static boolean isOfAnotherMethod(Meter.Id id) {
    return "405".equals(id.getTag("status"));
  }
}

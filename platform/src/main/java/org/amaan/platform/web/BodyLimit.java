package org.amaan.platform.web;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.amaan.platform.problem.TooLarge;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body over the limit with a problem document, whether or not its length was announced.
 * Only an operation that takes larger ones reads its body while it comes; of every other the body
 * is there before it begins, so that a slow client keeps none of the threads.
 */
@Provider
@PreMatching
class BodyLimit implements ContainerRequestFilter {

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** After authentication, before the server's own limit, which would answer without a body. */
  private static final int PRIORITY = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private final long limit;
  private final List<LargeBody> larger;

  BodyLimit(
      @ConfigProperty(name = "amaan.body-limit-bytes") long limit, @All List<LargeBody> larger) {
    this.limit = limit;
    this.larger = larger;
  }

  void register(@Observes Filters filters) {
    filters.register(this::announced, PRIORITY);
  }

  private void announced(RoutingContext context) {
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    Optional<LargeBody> larger =
        larger(context.request().method().name(), context.normalizedPath());
    long limit = larger.map(LargeBody::limitBytes).orElse(this.limit);
    if (announced != null && (announced.length() > 18 || Long.parseLong(announced) > limit)) {
      context.fail(413, new TooLarge(limit));
    } else if (larger.isPresent() || context.request().isEnded()) {
      context.next();
    } else {
      new BufferedBody(context, limit).await();
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
        && WITH_BODY.contains(request.getMethod())) {
      request.setEntityStream(
          new Counted(
              request.getEntityStream(),
              larger(request.getMethod(), request.getUriInfo().getRequestUri().getPath())
                  .map(LargeBody::limitBytes)
                  .orElse(limit)));
    }
  }

  private Optional<LargeBody> larger(String method, String path) {
    return larger.stream().filter(operation -> operation.isFor(method, path)).findFirst();
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long read;

    Counted(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      read += n;
      if (read > limit) {
        throw new TooLarge(limit);
      }
    }
  }
}

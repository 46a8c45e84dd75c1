package org.amaan.platform.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.amaan.platform.problem.InvalidRequest;

/**
 * Refuses what two servers in a row may read as different requests: more than one {@code Host}, a
 * transfer coding other than {@code chunked}.
 */
@ApplicationScoped
class AmbiguousRequests {

  private static final int BEFORE_ALL_ELSE = 11_000;

  void register(@Observes Filters filters) {
    filters.register(AmbiguousRequests::check, BEFORE_ALL_ELSE);
  }

  private static void check(RoutingContext call) {
    MultiMap headers = call.request().headers();
    List<String> hosts = headers.getAll(HttpHeaders.HOST);
    List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    if (hosts.size() > 1 || hosts.isEmpty() && call.request().version() == HttpVersion.HTTP_1_1) {
      refuse(call, "Host", "Send exactly one Host.");
    } else if (codings.size() > 1
        || codings.size() == 1 && !codings.get(0).equalsIgnoreCase("chunked")) {
      refuse(call, "Transfer-Encoding", "Send \"chunked\", once, or a Content-Length.");
    } else {
      call.next();
    }
  }

  private static void refuse(RoutingContext call, String header, String message) {
    call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    call.fail(400, InvalidRequest.field("header", header, "format", message));
  }
}

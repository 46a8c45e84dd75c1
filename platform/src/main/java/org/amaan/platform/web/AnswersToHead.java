package org.amaan.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code HEAD} is answered wherever {@code GET} is: it is carried out as one. The server leaves out
 * the body, and would leave out its length too.
 */
@ApplicationScoped
class AnswersToHead {

  private static final int BEFORE_ALL_ELSE = 20_000;

  /** Its length would be that of what it leaves out. */
  private static final int NOT_MODIFIED = 304;

  private static final String ASKED = AnswersToHead.class.getName();

  void register(@Observes Filters filters) {
    filters.register(AnswersToHead::handle, BEFORE_ALL_ELSE);
  }

  private static void handle(RoutingContext call) {
    if (call.request().method() == HttpMethod.HEAD) {
      call.put(ASKED, true);
      String query = call.request().query();
      // A client may send the whole address; the path is what is routed.
      call.reroute(HttpMethod.GET, call.request().path() + (query == null ? "" : "?" + query));
      return;
    }
    if (call.get(ASKED) != null) {
      call.addHeadersEndHandler(ready -> complete(call));
    }
    call.next();
  }

  private static void complete(RoutingContext call) {
    HttpServerResponse answer = call.response();
    // What is written in pieces, or of which this is the first, has no length for GET either.
    if (answer.ended()
        && answer.getStatusCode() != NOT_MODIFIED
        && !answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      answer.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(answer.bytesWritten()));
    }
    String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.startsWith("text/event-stream")) {
      // It would never end by itself.
      call.vertx().runOnContext(written -> answer.end());
    }
  }
}

package org.amaan.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code HEAD} is answered wherever {@code GET} is, by the same method. The server leaves out the
 * body, and would leave out its length too.
 */
@ApplicationScoped
class AnswersToHead {

  private static final int BEFORE_ALL_ELSE = 10_000;

  void register(@Observes Filters filters) {
    filters.register(
        call -> {
          if (call.request().method() == HttpMethod.HEAD) {
            call.addHeadersEndHandler(ready -> tellLength(call.response()));
          }
          call.next();
        },
        BEFORE_ALL_ELSE);
  }

  /** Of an answer that is written in one go; one that comes in pieces has no length for GET. */
  private static void tellLength(HttpServerResponse answer) {
    if (!answer.isChunked() && !answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      answer.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(answer.bytesWritten()));
    }
  }
}

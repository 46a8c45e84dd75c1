package org.amaan.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/** An {@code Accept} that names nothing accepts anything; the server would fail over it. */
@ApplicationScoped
class BlankAccept {

  private static final int BEFORE_ALL_ELSE = 10_000;

  void register(@Observes Filters filters) {
    filters.register(
        call -> {
          String accept = call.request().getHeader(HttpHeaders.ACCEPT);
          if (accept != null && accept.isBlank()) {
            call.request().headers().remove(HttpHeaders.ACCEPT);
          }
          call.next();
        },
        BEFORE_ALL_ELSE);
  }
}

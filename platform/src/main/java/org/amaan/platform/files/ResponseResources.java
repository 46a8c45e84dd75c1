package org.amaan.platform.files;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps what an answer needs until it has ended, however it ends: sent, broken off, or never begun,
 * as to a HEAD or to a client that has gone before its turn.
 */
@ApplicationScoped
public class ResponseResources {

  private final RoutingContext request;

  ResponseResources(RoutingContext request) {
    this.request = request;
  }

  /**
   * @param close may be called more than once
   */
  public void keep(Runnable close) {
    request.addEndHandler(ended -> close.run());
    // To one that had gone before, no end is told.
    if (request.response().closed() || request.response().ended()) {
      close.run();
    }
  }
}

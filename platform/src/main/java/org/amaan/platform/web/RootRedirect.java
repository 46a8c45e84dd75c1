package org.amaan.platform.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Who opens the bare address in a browser is shown the API. */
@ApplicationScoped
class RootRedirect {

  void open(@Observes Router router) {
    router.get("/").handler(visit -> visit.redirect("/q/swagger-ui"));
  }
}

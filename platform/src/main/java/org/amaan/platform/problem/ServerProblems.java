package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What fails before or beside the resources leaves as a problem document too. */
@Singleton
class ServerProblems {

  private static final Logger LOG = Logger.getLogger(ServerProblems.class);

  private final ObjectMapper json;

  ServerProblems(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Router router) {
    // Just before the framework's own, which answers with an id and a stack trace or nothing.
    router.route().order(Integer.MAX_VALUE - 1).failureHandler(this::failed);
    // A target that is no path ("*", "host:port") never gets as far as a route.
    router.errorHandler(404, this::failed);
  }

  private void failed(RoutingContext context) {
    if (context.failure() instanceof SecurityException) {
      context.next(); // answered by the authentication mechanism
    } else if (!context.response().ended()) {
      answer(context, refusal(context.statusCode(), context.failure()));
    }
  }

  private void answer(RoutingContext context, Refusal refusal) {
    Map<String, Object> body = Problems.body(refusal, null);
    body.put("instance", Problems.instance(context.request().path()));
    context
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", Problems.PROBLEM_JSON.toString())
        .putHeader("Cache-Control", "no-store");
    if (body.get("retryAfterSeconds") instanceof Number seconds) {
      context.response().putHeader("Retry-After", seconds.toString());
    }
    if (!context.request().isEnded()) {
      // Nobody wants the rest of the body.
      context.response().putHeader("Connection", "close");
    }
    try {
      context.response().end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal refusal(int status, @Nullable Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    if (failure instanceof RejectedExecutionException
        || failure != null && Unavailable.isCauseOf(failure)) {
      return new Unavailable();
    }
    if (failure != null && status < 400 || status >= 500) {
      LOG.error(
          "unexpected failure: " + (failure == null ? status : Unavailable.describe(failure)));
      return HttpRefusal.of(500);
    }
    return HttpRefusal.of(status);
  }
}

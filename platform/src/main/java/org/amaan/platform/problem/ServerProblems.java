package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.amaan.platform.anonymity.AnonymousCalls;
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
    } else if (!context.response().ended()
        && !ClientGone.explains(context.failure(), context.response())) {
      answer(context, refusal(context.statusCode(), context.failure(), path(context)));
    }
  }

  private void answer(RoutingContext context, Refusal refusal) {
    Map<String, Object> body = Problems.body(refusal, path(context));
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

  /** A target that is no path has none. */
  private static String path(RoutingContext context) {
    return Objects.requireNonNullElse(context.request().path(), "");
  }

  private static Refusal refusal(int status, @Nullable Throwable failure, String path) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    if (failure instanceof RejectedExecutionException
        || failure != null && Unavailable.isCauseOf(failure)) {
      return new Unavailable();
    }
    if (failure != null && status < 400 || status >= 500) {
      if (!AnonymousCalls.at(path)) {
        LOG.error(
            "unexpected failure: " + (failure == null ? status : Unavailable.describe(failure)));
      }
      return HttpRefusal.of(500);
    }
    return HttpRefusal.of(status);
  }
}

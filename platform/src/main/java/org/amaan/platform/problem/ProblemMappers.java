package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.amaan.platform.anonymity.AnonymousCalls;
import org.amaan.platform.contention.Contention;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure leaves a service as a problem document; what is ours to mend is masked. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final RoutingContext request;
  private final AllFaults faults;

  ProblemMappers(RoutingContext request, AllFaults faults) {
    this.request = request;
    this.faults = faults;
  }

  @ServerExceptionMapper
  Response refusal(Refusal refusal, UriInfo uri) {
    return Problems.of(
        refusal instanceof InvalidRequest ? faults.with(refusal, request, uri) : refusal, uri);
  }

  @ServerExceptionMapper
  Response constraint(ConstraintViolationException invalid, UriInfo uri) {
    return refusal(Violations.refusal(invalid), uri);
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException unreadable, UriInfo uri) {
    return refusal(UnreadableJson.refusal(unreadable), uri);
  }

  // The framework brings a mapper for this subtype, which would win.
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException unreadable, UriInfo uri) {
    return json(unreadable, uri);
  }

  @ServerExceptionMapper
  Response unauthenticated(AuthenticationFailedException invalid, UriInfo uri) {
    return Problems.unauthenticated(uri, TokenRevoked.isCauseOf(invalid));
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException missing, UriInfo uri) {
    return Problems.unauthenticated(uri, false);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden, UriInfo uri) {
    return Problems.of(new NotPermitted("The token lacks a role that this call needs."), uri);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
    Refusal wrapped = causeOf(failure, Refusal.class);
    if (wrapped != null) {
      return refusal(wrapped, uri);
    }
    JsonProcessingException unreadable = causeOf(failure, JsonProcessingException.class);
    if (unreadable != null) {
      return json(unreadable, uri);
    }
    Response original = failure.getResponse();
    int status = original.getStatus();
    if (status >= 500) {
      return unexpected(failure, uri, headers);
    }
    Response problem = Problems.of(HttpRefusal.of(status), uri);
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, UriInfo uri, HttpHeaders headers) {
    Refusal wrapped = causeOf(failure, Refusal.class);
    if (wrapped != null) {
      return refusal(wrapped, uri);
    }
    WebApplicationException answered = causeOf(failure, WebApplicationException.class);
    if (answered != null && answered != failure && answered.getResponse().getStatus() < 500) {
      return web(answered, uri, headers);
    }
    if (Contention.isCauseOf(failure) && isAChange(headers)) {
      return Problems.of(new ChangedByOthers(), uri);
    }
    if (ClientGone.explains(failure, request.response())) {
      return Problems.of(HttpRefusal.of(400), uri);
    }
    if (Unavailable.isCauseOf(failure)) {
      log(uri, "a part this service needs is unavailable: " + Unavailable.describe(failure));
      return Problems.of(new Unavailable(), uri);
    }
    Throwable shown =
        failure instanceof ArcUndeclaredThrowableException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // The message of a driver's or a library's exception may quote input; the log gets its place.
    log(uri, "unexpected failure: " + Unavailable.describe(shown));
    return Problems.of(HttpRefusal.of(500), uri);
  }

  /** By a client, which is told what to do. Peers repeat by themselves what is unavailable. */
  private static boolean isAChange(HttpHeaders headers) {
    return headers.getHeaderString("Idempotency-Key") != null
        || headers.getHeaderString(HttpHeaders.IF_MATCH) != null
        || headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
  }

  private static void log(UriInfo uri, String what) {
    if (!AnonymousCalls.at(uri.getRequestUri().getRawPath())) {
      LOG.error(what);
    }
  }

  private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }
}

package org.amaan.platform.limits;

import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.anonymity.AnonymousCalls;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.limits.UrgentCalls.Urgency;

/**
 * Refuses with 429, before anything is read or written, who has asked too much.
 *
 * <p>Whoever is told of too many things that they are not there, or not for them, is asked to wait
 * before it names another: so nobody finds out by trying, and no audit is filled by it. Services
 * among themselves are not limited, and who reports anonymously is counted only where that is kept
 * nowhere.
 */
@Provider
@Priority(RequestLimit.BEFORE_OTHERS)
class RequestLimit implements ContainerRequestFilter, ContainerResponseFilter {

  static final int BEFORE_OTHERS = 100;

  private final Allowances allowances;
  private final Allowance allowance;
  private final CurrentCaller caller;
  private final List<UrgentCalls> urgent;

  RequestLimit(
      Allowances allowances,
      Allowance allowance,
      CurrentCaller caller,
      @All List<UrgentCalls> urgent) {
    this.allowances = allowances;
    this.allowance = allowance;
    this.caller = caller;
    this.urgent = urgent;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Caller> by = counted(request);
    if (by.isEmpty()) {
      return;
    }
    Urgency urgency = urgencyOf(request);
    if (urgency == Urgency.NO && namesSomething(request)) {
      Duration wait = allowances.untilSomethingIsLeft(Kind.REFUSALS, by.get());
      if (!wait.isZero()) {
        throw Allowances.refusal(wait);
      }
    }
    Duration wait = allowances.take(Kind.REQUESTS, by.get());
    if (!wait.isZero()) {
      switch (urgency) {
        case NO -> throw Allowances.refusal(wait);
        case YES -> allowances.require(Kind.URGENT, by.get());
        case BODY_SAYS -> allowance.isOver(wait);
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if ((status == 403 || status == 404) && namesSomething(request)) {
      counted(request).ifPresent(by -> allowances.charge(Kind.REFUSALS, by));
    }
  }

  private Optional<Caller> counted(ContainerRequestContext request) {
    return AnonymousCalls.at(request.getUriInfo().getRequestUri().getRawPath())
        ? Optional.empty()
        : caller.ifAuthenticated().filter(by -> !by.has(Role.SERVICE));
  }

  private static boolean namesSomething(ContainerRequestContext request) {
    return !request.getUriInfo().getPathParameters().isEmpty();
  }

  private Urgency urgencyOf(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getPath();
    return urgent.stream()
        .map(calls -> calls.of(request.getMethod(), path))
        .filter(urgency -> urgency != Urgency.NO)
        .findFirst()
        .orElse(Urgency.NO);
  }
}

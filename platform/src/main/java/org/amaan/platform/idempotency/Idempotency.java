package org.amaan.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.amaan.platform.contention.Contention;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Carries a command out once per client, agency and {@code Idempotency-Key}, and answers repeats
 * with the first answer: those of the person who sent it, while they still see what it tells of.
 * The key, the command's changes and its answer commit in one transaction, so after a crash a key
 * stands for all of it or for nothing.
 */
@ApplicationScoped
public class Idempotency {

  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final IdempotencyKeys keys;
  private final Replays replays;
  private final RoutingContext request;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(
      IdempotencyKeys keys,
      Replays replays,
      RoutingContext request,
      ObjectMapper json,
      Clock clock) {
    this.keys = keys;
    this.replays = replays;
    this.request = request;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs the command in a new transaction, or replays its answer. One that others get in the way of
   * is begun anew.
   *
   * @param body the parsed request body, null for a command without one
   * @param command changes nothing outside of the transaction
   */
  public Response once(Caller caller, String key, @Nullable Object body, Supplier<Reply> command) {
    IdempotencyKeys.Used used = used(caller, key.toLowerCase(Locale.ROOT), body);
    try {
      return Contention.retrying(
          () -> QuarkusTransaction.requiringNew().call(() -> replayOrRun(caller, used, command)));
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Nothing of it is stored but hashes: only who knows the key can ask whether it was used. */
  private IdempotencyKeys.Used used(Caller caller, String key, @Nullable Object body) {
    return new IdempotencyKeys.Used(
        sha256(caller.client(), String.valueOf(caller.agency()), key),
        sha256(key, String.valueOf(caller.person()), String.valueOf(caller.unit())),
        sha256(key, request.request().method().name(), request.normalizedPath(), write(body)));
  }

  private Response replayOrRun(Caller caller, IdempotencyKeys.Used used, Supplier<Reply> command) {
    Optional<IdempotencyKeys.Kept> before = keys.begin(used);
    if (before.isPresent()) {
      IdempotencyKeys.Kept kept = before.get();
      if (!MessageDigest.isEqual(kept.ownerHash(), used.ownerHash())) {
        throw new KeyOfAnother();
      }
      if (!MessageDigest.isEqual(kept.requestHash(), used.requestHash())) {
        throw new KeyReused();
      }
      replays.requireFor(caller, request.normalizedPath(), kept.location(), kept.roles());
      return response(kept.status(), kept.location(), kept.etag(), kept.body())
          .header("Idempotent-Replayed", "true")
          .build();
    }
    Reply reply = command.get();
    String body = reply.body() == null ? null : write(reply.body());
    keys.keep(used, caller.roles(), reply, body, clock.instant());
    return response(reply.status(), reply.location(), reply.etag(), body).build();
  }

  private static Response.ResponseBuilder response(
      int status, @Nullable String location, @Nullable String etag, @Nullable String body) {
    Response.ResponseBuilder response = Response.status(status);
    if (location != null) {
      response.header(HttpHeaders.LOCATION, location);
    }
    if (etag != null) {
      response.header(HttpHeaders.ETAG, etag);
    }
    if (body != null) {
      response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }
    return response;
  }

  @Produces
  @Singleton
  Task<Void> retention() {
    return Tasks.recurring("idempotency-retention", FixedDelay.ofHours(6))
        .execute((instance, context) -> keys.forgetBefore(clock.instant().minus(KEPT_FOR)));
  }

  private String write(@Nullable Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a body cannot be written as JSON", e);
    }
  }

  private static byte[] sha256(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

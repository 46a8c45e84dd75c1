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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Carries a command out once per client and {@code Idempotency-Key}, and answers repeats with the
 * first answer. The key, the command's changes and its answer commit in one transaction, so after a
 * crash a key stands for all of it or for nothing.
 */
@ApplicationScoped
public class Idempotency {

  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final IdempotencyKeys keys;
  private final RoutingContext request;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(IdempotencyKeys keys, RoutingContext request, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.request = request;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs the command in a new transaction, or replays its answer.
   *
   * @param body the parsed request body, null for a command without one
   */
  public Response once(Caller caller, String key, @Nullable Object body, Supplier<Reply> command) {
    String normalized = key.toLowerCase(Locale.ROOT);
    // Neither client nor key is stored: only who knows the key can ask whether a body was sent.
    byte[] keyHash = sha256(caller.client(), String.valueOf(caller.agency()), normalized);
    byte[] requestHash =
        sha256(
            normalized, request.request().method().name(), request.normalizedPath(), write(body));
    return QuarkusTransaction.requiringNew().call(() -> replayOrRun(keyHash, requestHash, command));
  }

  private Response replayOrRun(byte[] keyHash, byte[] requestHash, Supplier<Reply> command) {
    Optional<IdempotencyKeys.Kept> kept = keys.begin(keyHash);
    if (kept.isPresent()) {
      if (!Arrays.equals(kept.get().requestHash(), requestHash)) {
        throw new KeyReused();
      }
      return response(
              kept.get().status(), kept.get().location(), kept.get().etag(), kept.get().body())
          .header("Idempotent-Replayed", "true")
          .build();
    }
    Reply reply = command.get();
    String body = reply.body() == null ? null : write(reply.body());
    keys.keep(keyHash, requestHash, reply, body, clock.instant());
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

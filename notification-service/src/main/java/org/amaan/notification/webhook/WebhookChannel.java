package org.amaan.notification.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.notification.channel.Snippet;
import org.amaan.notification.channel.Target;
import org.amaan.notification.channel.TargetNotAllowed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Alerts to a system of the agency, as the Standard Webhooks specification says: a signed POST,
 * taken when it is answered with 2xx.
 */
@Singleton
class WebhookChannel implements Channel {

  private final Destinations destinations;
  private final Receivers receivers;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience for all of it: looking up, connecting, sending, the whole answer
   */
  WebhookChannel(
      Destinations destinations,
      Receivers receivers,
      Clock clock,
      @ConfigProperty(name = "amaan.webhooks.timeout", defaultValue = "15S") Duration patience) {
    this.destinations = destinations;
    this.receivers = receivers;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "webhook";
  }

  /** A name that cannot be looked up now is let pass, with TLS: each attempt looks again. */
  @Override
  public void check(String url) {
    WebhookUrl parsed = WebhookUrl.parse(url);
    try {
      found(parsed).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TargetNotAllowed refused) {
        throw refused;
      }
      if (!parsed.secure()) {
        throw Destinations.withoutTls();
      }
    }
  }

  @Override
  public CompletableFuture<Outcome> send(Target target, Message message) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    return CompletableFuture.completedFuture(target.to())
        .thenApply(WebhookUrl::parse)
        .thenCompose(this::found)
        .thenCompose(
            to ->
                receivers
                    .open(to, patience.minus(since(begun)))
                    .post(headers(target, message, at), body(message)))
        .handle((answer, failure) -> outcome(at, since(begun), answer, failure));
  }

  private CompletableFuture<Destination> found(WebhookUrl url) {
    return destinations.of(url).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static Buffer body(Message message) {
    return Buffer.buffer(message.body());
  }

  /** The time is the attempt's: receivers refuse what is old. */
  private static MultiMap headers(Target target, Message message, Instant at) {
    String id = message.id().toString();
    long timestamp = at.getEpochSecond();
    return HttpHeaders.headers()
        .add("content-type", "application/cloudevents+json; charset=utf-8")
        .add("user-agent", "Amaan")
        .add("webhook-id", id)
        .add("webhook-timestamp", Long.toString(timestamp))
        .add("webhook-signature", Signature.of(target.secrets(), id, timestamp, message.body()));
  }

  private static Outcome outcome(
      Instant at, Duration latency, Exchange.@Nullable Answer answer, @Nullable Throwable failure) {
    if (answer == null) {
      return new Outcome(at, why(failure), null, latency, null, "");
    }
    boolean taken = answer.status() / 100 == 2;
    return new Outcome(
        at,
        taken ? Result.DELIVERED : Result.REFUSED,
        answer.status(),
        latency,
        RetryAfter.read(answer.retryAfter(), at.plus(latency)),
        taken ? "" : Snippet.of(answer.beginning()));
  }

  private static Result why(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TargetNotAllowed) {
      return Result.TARGET_NOT_ALLOWED;
    }
    return cause instanceof TimeoutException ? Result.TIMEOUT : Result.UNREACHABLE;
  }
}

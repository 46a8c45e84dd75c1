package org.amaan.notification.email;

import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
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
import org.amaan.notification.channel.Outcome.Blame;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.notification.channel.Snippet;
import org.amaan.notification.channel.Target;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Alerts by e-mail, through the platform's own mail server. */
@Singleton
class EmailChannel implements Channel {

  private static final int TRY_LATER = 421;

  /** What the client says of an answer to RCPT TO. */
  private static final String RECIPIENT = "recipient address not accepted";

  private final MailServer server;
  private final MailWriter writer;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience for all of it, from connecting to the last answer
   */
  EmailChannel(
      MailServer server,
      MailWriter writer,
      Clock clock,
      @ConfigProperty(name = "amaan.mail.timeout", defaultValue = "15S") Duration patience) {
    this.server = server;
    this.writer = writer;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void check(String to) {
    if (!server.isThere()) {
      throw new NoMailServer();
    }
    MailAddress.check(to);
  }

  @Override
  public CompletableFuture<Outcome> send(Target target, Message message) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    return CompletableFuture.completedFuture(message)
        .thenApply(any -> writer.write(target, message))
        .thenCompose(server::send)
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (sent, failure) ->
                outcome(at, Duration.ofNanos(System.nanoTime() - begun), sent, failure));
  }

  private static Outcome outcome(
      Instant at, Duration latency, @Nullable MailResult sent, @Nullable Throwable failure) {
    if (sent != null) {
      return new Outcome(at, Result.DELIVERED, 250, latency, null, "");
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof SMTPException answer) {
      return new Outcome(
          at,
          Result.REFUSED,
          answer.getReplyCode(),
          latency,
          null,
          Snippet.of(answer.getReplyMessage().getBytes(StandardCharsets.UTF_8)),
          blame(answer));
    }
    Result result = cause instanceof TimeoutException ? Result.TIMEOUT : Result.UNREACHABLE;
    return new Outcome(at, result, null, latency, null, "", Blame.OURS);
  }

  /**
   * Only what the server says of the recipient is the recipient's doing, and even there a matter of
   * policy or of the network is ours: a server that relays for us no more says "550" to everybody.
   */
  private static Blame blame(SMTPException answer) {
    boolean ofRecipient =
        String.valueOf(answer.getMessage()).startsWith(RECIPIENT)
            && answer.getReplyCode() != TRY_LATER
            && switch (answer.getEnhancedStatus()) {
              case OTHER_UNDEFINED, OTHER_ADDRESS, OTHER_MAILBOX, OTHER_UNKNOWN -> true;
              case OTHER_MAIL_SYSTEM,
                  OTHER_NETWORK,
                  OTHER_MAIL_DELIVERY,
                  OTHER_MAIL_MESSAGE,
                  OTHER_SECURITY ->
                  false;
            };
    if (!ofRecipient) {
      return Blame.OURS;
    }
    return answer.isPermanent() ? Blame.RECEIVER_FOR_GOOD : Blame.RECEIVER;
  }
}

package org.amaan.notification.email;

import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.Outcome.Blame;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.notification.channel.Snippet;
import org.amaan.notification.channel.Target;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Alerts by e-mail, through the platform's own mail server. */
@Singleton
class EmailChannel implements Channel {

  private static final Logger LOG = Logger.getLogger(EmailChannel.class);
  private static final int TRY_LATER = 421;

  /** What the client says of an answer to RCPT TO. */
  private static final String RECIPIENT = "recipient address not accepted";

  private final MailServer server;
  private final MailWriter writer;
  private final Clock clock;
  private final Duration patience;
  private final AtomicBoolean out = new AtomicBoolean();

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
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the envelope says it
    long begun = System.nanoTime();
    return CompletableFuture.completedFuture(message)
        .thenApply(any -> writer.write(target, message, at))
        .thenCompose(server::send)
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (sent, failure) -> {
              Duration latency = Duration.ofNanos(System.nanoTime() - begun);
              if (failure == null) {
                out.set(false);
                return new Outcome(at, Result.DELIVERED, 250, latency, null, "");
              }
              Throwable cause = cause(failure);
              Outcome outcome = outcome(at, latency, cause);
              noteWhetherOut(outcome, cause);
              return outcome;
            });
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** Once for as long as none goes out; without a word of what the server says. */
  private void noteWhetherOut(Outcome outcome, Throwable cause) {
    if (out.getAndSet(outcome.isOurs()) || !outcome.isOurs()) {
      return;
    }
    LOG.warnf("Mails do not go out: %s, status %s", cause.getClass().getName(), outcome.status());
  }

  private static Outcome outcome(Instant at, Duration latency, Throwable cause) {
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
   * Only what the server says of the recipient is the recipient's doing, and final only when it
   * says that there is none: a server that relays for us no more says "550" to everybody.
   */
  private static Blame blame(SMTPException answer) {
    boolean ofRecipient =
        String.valueOf(answer.getMessage()).startsWith(RECIPIENT)
            && answer.getReplyCode() != TRY_LATER;
    if (!ofRecipient) {
      return Blame.OURS;
    }
    return switch (Trouble.of(answer.getReplyMessage())) {
      case NO_SUCH_MAILBOX -> answer.isPermanent() ? Blame.RECEIVER_FOR_GOOD : Blame.RECEIVER;
      case RECIPIENT -> Blame.RECEIVER;
      case OURS -> Blame.OURS;
    };
  }
}

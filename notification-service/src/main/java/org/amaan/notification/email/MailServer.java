package org.amaan.notification.email;

import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The server that takes the platform's mails, when there is one. */
@Startup
@Singleton
class MailServer {

  private static final int CONNECTIONS = 16;

  private final Context context;
  private final @Nullable MailClient client;

  MailServer(
      Vertx vertx,
      @ConfigProperty(name = "amaan.mail.host") Optional<String> host,
      @ConfigProperty(name = "amaan.mail.port") int port,
      @ConfigProperty(name = "amaan.mail.tls") Tls tls,
      @ConfigProperty(name = "amaan.mail.user") Optional<String> user,
      @ConfigProperty(name = "amaan.mail.password") Optional<String> password,
      @ConfigProperty(name = "amaan.mail.from") Optional<String> from,
      @ConfigProperty(name = "amaan.mail.timeout", defaultValue = "15S") Duration patience) {
    if (host.isPresent() && from.isEmpty()) {
      throw new IllegalStateException("AMAAN_SMTP_HOST needs AMAAN_MAIL_FROM: who mails are from.");
    }
    if (host.isPresent()) {
      tls.require("AMAAN_SMTP_TLS");
    }
    this.context = vertx.getOrCreateContext();
    this.client =
        host.map(
                name -> {
                  MailConfig config = config(name, port, tls, patience);
                  user.ifPresent(
                      account ->
                          config
                              .setLogin(LoginOption.REQUIRED)
                              .setUsername(account)
                              .setPassword(password.orElse("")));
                  return MailClient.create(vertx, config);
                })
            .orElse(null);
  }

  boolean isThere() {
    return client != null;
  }

  /** All of it on one event loop: the client may miss a greeting that comes on another. */
  CompletableFuture<MailResult> send(MailMessage mail) {
    MailClient there = Objects.requireNonNull(client, "no mail server is configured");
    CompletableFuture<MailResult> sent = new CompletableFuture<>();
    context.runOnContext(
        now ->
            there
                .sendMail(mail)
                .onComplete(
                    result -> {
                      if (result.succeeded()) {
                        sent.complete(result.result());
                      } else {
                        sent.completeExceptionally(result.cause());
                      }
                    }));
    return sent;
  }

  @PreDestroy
  void close() {
    if (client != null) {
      client.close();
    }
  }

  /**
   * A connection on which nothing happens ends, so that none is lost to a server that hangs. The
   * client itself sees to it that the certificate is of this host; told to, it would not.
   */
  private static MailConfig config(String host, int port, Tls tls, Duration patience) {
    MailConfig config =
        new MailConfig(host, port)
            .setStarttls(tls == Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            .setSsl(tls == Tls.IMPLICIT)
            .setLogin(LoginOption.DISABLED)
            .setKeepAlive(false)
            .setMaxPoolSize(CONNECTIONS)
            .setUserAgent("mail");
    config.setConnectTimeout((int) patience.toMillis());
    config.setIdleTimeout((int) patience.toSeconds());
    return config;
  }
}

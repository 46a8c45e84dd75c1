package org.amaan.notification.bounce;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.amaan.notification.email.Tls;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The mailbox to which mails return that cannot be delivered. What was read is removed. */
@Startup
@Singleton
class BounceMailbox {

  private static final Logger LOG = Logger.getLogger(BounceMailbox.class);
  private static final int AT_A_TIME = 200;
  private static final String TIMEOUT_MILLIS = "15000";

  private final Optional<String> host;
  private final int port;
  private final String user;
  private final String password;
  private final Tls tls;

  BounceMailbox(
      @ConfigProperty(name = "amaan.bounces.host") Optional<String> host,
      @ConfigProperty(name = "amaan.bounces.port") int port,
      @ConfigProperty(name = "amaan.bounces.user") Optional<String> user,
      @ConfigProperty(name = "amaan.bounces.password") Optional<String> password,
      @ConfigProperty(name = "amaan.bounces.tls") Tls tls) {
    if (host.isPresent()) {
      tls.require("AMAAN_BOUNCES_IMAP_TLS");
    }
    this.host = host;
    this.port = port;
    this.user = user.orElse("");
    this.password = password.orElse("");
    this.tls = tls;
  }

  boolean isThere() {
    return host.isPresent();
  }

  /**
   * A mail is removed once it was taken, so what a crash interrupts comes again, and so does what
   * cannot be taken now; the others are.
   */
  void readAll(Consumer<Returned> take) throws MessagingException {
    try (Store store = Session.getInstance(properties()).getStore("imap")) {
      store.connect(host.orElseThrow(), port, user, password);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        int count = Math.min(inbox.getMessageCount(), AT_A_TIME);
        for (Message mail : inbox.getMessages(1, count)) {
          if (isTaken(mail, take)) {
            mail.setFlag(Flags.Flag.DELETED, true);
          }
        }
        inbox.expunge();
      }
    }
  }

  private static boolean isTaken(Message mail, Consumer<Returned> take) {
    try {
      read(mail).ifPresent(take);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("That a mail has returned cannot be written down: %s", e.getClass().getName());
      return false;
    }
  }

  /** Whatever somebody sent there must not keep the others from being read. */
  private static Optional<Returned> read(Message mail) {
    try {
      return Returned.read(mail);
    } catch (MessagingException | IOException | RuntimeException e) {
      LOG.warnf(
          "A mail in the mailbox of returned mails cannot be read: %s", e.getClass().getName());
      return Optional.empty();
    }
  }

  private Properties properties() {
    Properties settings = new Properties();
    settings.put("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
    settings.put("mail.imap.timeout", TIMEOUT_MILLIS);
    settings.put("mail.imap.writetimeout", TIMEOUT_MILLIS);
    settings.put("mail.imap.ssl.enable", Boolean.toString(tls == Tls.IMPLICIT));
    settings.put("mail.imap.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
    settings.put("mail.imap.ssl.checkserveridentity", "true");
    return settings;
  }
}

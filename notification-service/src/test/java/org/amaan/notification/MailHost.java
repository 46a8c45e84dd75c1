package org.amaan.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;

/** The platform's mail server as a test plays it: real SMTP, and IMAP for what returns. */
public final class MailHost implements AutoCloseable {

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            setup("amaan.mail.port", ServerSetup.PROTOCOL_SMTP),
            setup("amaan.bounces.port", ServerSetup.PROTOCOL_IMAP)
          });

  public MailHost() {
    server.setUser(
        "bounces@platform.example",
        "bounces@platform.example",
        ConfigProvider.getConfig().getValue("amaan.bounces.password", String.class));
    try {
      server.start();
    } catch (IllegalStateException taken) {
      server.stop();
      throw taken;
    }
  }

  private static ServerSetup setup(String port, String protocol) {
    ServerSetup setup =
        new ServerSetup(
            ConfigProvider.getConfig().getValue(port, Integer.class), "127.0.0.1", protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  /** A mail as its reader has it. */
  public record Mail(MimeMessage message) {

    public String subject() {
      return get(message::getSubject);
    }

    public String from() {
      return get(() -> InternetAddress.toString(message.getFrom()));
    }

    public String to() {
      return get(() -> InternetAddress.toString(message.getAllRecipients()));
    }

    public String header(String name) {
      return get(
          () ->
              String.join("|", Objects.requireNonNullElse(message.getHeader(name), new String[0])));
    }

    /** The delivery's or message's, without the domain. */
    public String id() {
      String id = header("Message-ID");
      return id.substring(1, id.indexOf('@'));
    }

    public String text() {
      return part("text/plain");
    }

    public String html() {
      return part("text/html");
    }

    /** To the byte, as it came. */
    public String raw() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      get(
          () -> {
            message.writeTo(out);
            return "";
          });
      return out.toString(StandardCharsets.UTF_8);
    }

    private String part(String type) {
      return get(
          () -> {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
              BodyPart part = parts.getBodyPart(i);
              if (part.isMimeType(type)) {
                return part.getContent().toString();
              }
            }
            throw new AssertionError("no part is " + type);
          });
    }
  }

  /** To an address, in the order of arrival. */
  public List<Mail> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(
            message ->
                Arrays.stream(get(message::getAllRecipients))
                    .map(Address::toString)
                    .anyMatch(address::equals))
        .map(Mail::new)
        .toList();
  }

  /** Puts a mail into the mailbox of what returns, as a server does. */
  public void returned(String raw) {
    get(
        () -> {
          server
              .getUserManager()
              .getUserByEmail("bounces@platform.example")
              .deliver(
                  new MimeMessage(
                      null,
                      new java.io.ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
          return "";
        });
  }

  public int returnedCount() {
    return get(
        () ->
            server
                .getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUserByEmail("bounces@platform.example"))
                .getMessageCount());
  }

  @Override
  public void close() {
    server.stop();
  }

  private interface Reading<T> {
    T get() throws Exception;
  }

  private static <T> T get(Reading<T> reading) {
    try {
      return reading.get();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.amaan.launcher.mail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes every mail, sends none on, and shows them: as MailDev does, by the same paths, for machines
 * without containers. {@code /email} lists them as JSON, {@code /email/{number}/html} is one. The
 * newest {@value #KEPT} are kept, and the list is written mail by mail: its memory is bounded.
 */
public final class MailCatcher implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int KEPT = 500;

  private final JsonFactory json = new JsonFactory();
  private final int kept;
  private final GreenMail mails;
  private final HttpServer page;
  private final ScheduledExecutorService tidying =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "tidying");
            thread.setDaemon(true);
            return thread;
          });

  public MailCatcher(int smtp, int web) throws IOException {
    this(smtp, web, KEPT, Duration.ofSeconds(5));
  }

  MailCatcher(int smtp, int web, int kept, Duration tidiedEvery) throws IOException {
    this.kept = kept;
    ServerSetup setup = new ServerSetup(smtp, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(20_000);
    mails = new GreenMail(setup);
    mails.start();
    page = HttpServer.create(new InetSocketAddress(LOOPBACK, web), 0);
    page.createContext("/", this::answer);
    page.start();
    long pause = tidiedEvery.toMillis();
    tidying.scheduleWithFixedDelay(this::tidy, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Where it listens: SMTP first, then the page. */
  public static void main(String[] ports) throws IOException {
    MailCatcher catcher = new MailCatcher(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(catcher::close));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      if (path.equals("/healthz")) {
        send(exchange, 200, "application/json", "true");
      } else if (path.equals("/email")) {
        list(exchange);
      } else if (path.matches("/email/\\d{1,6}/html")) {
        html(exchange, Integer.parseInt(path.split("/")[2]));
      } else if (path.equals("/")) {
        send(exchange, 200, "text/html", page());
      } else {
        send(exchange, 404, "text/plain", "There is nothing here.");
      }
    } catch (MessagingException e) {
      send(exchange, 500, "text/plain", "A mail cannot be read: " + e.getMessage());
    }
  }

  private void list(HttpExchange exchange) throws MessagingException, IOException {
    MimeMessage[] all = mails.getReceivedMessages();
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (exchange;
        JsonGenerator list = json.createGenerator(exchange.getResponseBody())) {
      list.writeStartArray();
      for (int i = 0; i < all.length; i++) {
        write(list, Integer.toString(i), all[i]);
      }
      list.writeEndArray();
    }
  }

  private static void write(JsonGenerator list, String id, MimeMessage mail)
      throws MessagingException, IOException {
    list.writeStartObject();
    list.writeStringField("id", id);
    list.writeStringField(
        "time", mail.getSentDate() == null ? "" : mail.getSentDate().toInstant().toString());
    list.writeStringField("subject", mail.getSubject());
    addresses(list, "from", mail.getFrom());
    addresses(list, "to", mail.getAllRecipients());
    list.writeStringField("text", part(mail, "text/plain"));
    list.writeStringField("html", part(mail, "text/html"));
    list.writeEndObject();
  }

  private void html(HttpExchange exchange, int number) throws MessagingException, IOException {
    MimeMessage[] all = mails.getReceivedMessages();
    if (number >= all.length) {
      send(exchange, 404, "text/plain", "There is no such mail.");
    } else {
      send(exchange, 200, "text/html", part(all[number], "text/html"));
    }
  }

  /** Removes the oldest beyond those that are kept. */
  private void tidy() {
    try {
      for (Kept mail : oldest()) {
        mail.folder.setFlags(new Flags(Flags.Flag.DELETED), true, mail.uid, null, false);
        mail.folder.expunge();
      }
    } catch (FolderException e) {
      System.err.println("Old mails cannot be removed: " + e.getMessage());
    }
  }

  private List<Kept> oldest() throws FolderException {
    Collection<MailFolder> folders =
        mails.getManagers().getImapHostManager().getStore().listMailboxes("*");
    List<Kept> all =
        folders.stream()
            .flatMap(folder -> folder.getMessages().stream().map(mail -> Kept.of(folder, mail)))
            .sorted(Comparator.comparingLong(Kept::since))
            .toList();
    return all.subList(0, Math.max(0, all.size() - kept));
  }

  private record Kept(MailFolder folder, long uid, long since) {

    static Kept of(MailFolder folder, StoredMessage mail) {
      return new Kept(folder, mail.getUid(), mail.getReceivedDate().getTime());
    }
  }

  private static void addresses(JsonGenerator mail, String field, Address[] addresses)
      throws IOException {
    mail.writeArrayFieldStart(field);
    for (Address address : addresses == null ? new Address[0] : addresses) {
      mail.writeStartObject();
      mail.writeStringField("address", ((InternetAddress) address).getAddress());
      mail.writeEndObject();
    }
    mail.writeEndArray();
  }

  private static String part(MimeMessage mail, String type) throws MessagingException, IOException {
    if (mail.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return part.getContent().toString();
        }
      }
      return "";
    }
    return mail.isMimeType(type) ? mail.getContent().toString() : "";
  }

  private static String page() throws IOException {
    try (InputStream in = MailCatcher.class.getResourceAsStream("mails.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What a mail brings runs no script and calls nobody. */
  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestURI().getPath().endsWith("/html")) {
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    }
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    tidying.shutdownNow();
    page.stop(0);
    mails.stop();
  }
}

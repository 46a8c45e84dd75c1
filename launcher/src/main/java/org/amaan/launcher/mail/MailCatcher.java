package org.amaan.launcher.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes every mail, sends none on, and shows them: as MailDev does, by the same paths, for machines
 * without containers. {@code /email} lists them as JSON, {@code /email/{number}/html} is one.
 */
public final class MailCatcher implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int KEPT = 1_000;

  private final ObjectMapper json = new ObjectMapper();
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
    ServerSetup setup = new ServerSetup(smtp, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(20_000);
    mails = new GreenMail(setup);
    mails.start();
    page = HttpServer.create(new InetSocketAddress(LOOPBACK, web), 0);
    page.createContext("/", this::answer);
    page.start();
    tidying.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.MINUTES);
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
        send(exchange, 200, "application/json", list().toString());
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

  private ArrayNode list() throws MessagingException, IOException {
    ArrayNode list = json.createArrayNode();
    MimeMessage[] all = mails.getReceivedMessages();
    for (int i = 0; i < all.length; i++) {
      MimeMessage mail = all[i];
      ObjectNode one = list.addObject();
      one.put("id", Integer.toString(i));
      one.put("time", mail.getSentDate() == null ? "" : mail.getSentDate().toInstant().toString());
      one.put("subject", mail.getSubject());
      addresses(one.putArray("from"), mail.getFrom());
      addresses(one.putArray("to"), mail.getAllRecipients());
      one.put("text", part(mail, "text/plain"));
      one.put("html", part(mail, "text/html"));
    }
    return list;
  }

  private void html(HttpExchange exchange, int number) throws MessagingException, IOException {
    MimeMessage[] all = mails.getReceivedMessages();
    if (number >= all.length) {
      send(exchange, 404, "text/plain", "There is no such mail.");
    } else {
      send(exchange, 200, "text/html", part(all[number], "text/html"));
    }
  }

  private void tidy() {
    if (mails.getReceivedMessages().length > KEPT) {
      try {
        mails.purgeEmailFromAllMailboxes();
      } catch (com.icegreen.greenmail.store.FolderException e) {
        System.err.println("Old mails cannot be removed: " + e.getMessage());
      }
    }
  }

  private static void addresses(ArrayNode into, Address[] addresses) {
    for (Address address : addresses == null ? new Address[0] : addresses) {
      into.addObject().put("address", ((InternetAddress) address).getAddress());
    }
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

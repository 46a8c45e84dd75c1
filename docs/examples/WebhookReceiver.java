import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes Amaan's webhooks, with nothing but a JDK 17:
 *
 * <pre>AMAAN_WEBHOOK_SECRET=whsec_… java WebhookReceiver.java 8090</pre>
 *
 * <p>Who sent a message says its signature; that it was sent now says its time; that it was handled
 * before says its id, which a real receiver keeps in its database, in the transaction of what it does
 * about the message. Put a server with TLS in front.
 */
public class WebhookReceiver {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Longer than the three days for which a message is tried. */
  private static final Duration REMEMBERED = Duration.ofDays(4);

  private static final int LONGEST_BODY = 65_536;

  private final byte[] secret;
  private final Map<String, Instant> handled = new ConcurrentHashMap<>();

  WebhookReceiver(String secret) {
    this.secret = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
  }

  public static void main(String[] arguments) throws IOException {
    WebhookReceiver receiver = new WebhookReceiver(System.getenv("AMAAN_WEBHOOK_SECRET"));
    int port = Integer.parseInt(arguments[0]);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/amaan", receiver::take);
    server.start();
    System.out.println("ready");
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    String id = header(exchange, "webhook-id");
    String time = header(exchange, "webhook-timestamp");
    String signatures = header(exchange, "webhook-signature");
    int status;
    if (body.length > LONGEST_BODY) {
      status = 413;
    } else if (!isRecent(time) || !isSigned(id, time, body, signatures)) {
      status = 401;
    } else {
      status = 204; // also when it was handled before: then it need not come again
      handleOnce(id, new String(body, StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void handleOnce(String id, String event) {
    handled.values().removeIf(at -> at.isBefore(Instant.now().minus(REMEMBERED)));
    if (handled.putIfAbsent(id, Instant.now()) == null) {
      // Here: parse the event, read more at data.link with your own token, tell whom it concerns.
      System.out.println("event " + event);
    }
  }

  private static boolean isRecent(String time) {
    try {
      Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now());
      return age.abs().compareTo(TOLERANCE) <= 0;
    } catch (RuntimeException noTime) {
      return false;
    }
  }

  /** During a rotation there is one signature for each secret; yours is among them. */
  private boolean isSigned(String id, String time, byte[] body, String signatures) {
    byte[] expected = sign(id, time, body);
    boolean found = false;
    for (String signature : signatures.split(" ")) {
      byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
      found |= MessageDigest.isEqual(expected, given); // takes as long whatever differs
    }
    return found;
  }

  private byte[] sign(String id, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
      return ("v1," + signature).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}

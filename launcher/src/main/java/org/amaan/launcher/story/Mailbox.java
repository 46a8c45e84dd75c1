package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One address, as whoever reads it sees it in the mail catcher. */
public final class Mailbox {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** MailDev hangs up on who asks for more than this. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String catcher;
  private final String address;

  public Mailbox(String catcher, String address) {
    this.catcher = catcher;
    this.address = address;
  }

  public String address() {
    return address;
  }

  /** The newest mail that is as wanted: waited for. */
  public JsonNode await(Predicate<String> text) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<JsonNode> found = mails().filter(mail -> text.test(mail.path("text").asText())).toList();
      if (!found.isEmpty()) {
        return found.get(found.size() - 1);
      }
      if (System.nanoTime() > deadline) {
        throw new StoryStopped("The story stops: no such mail came to " + address + ".");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Subject and text of each mail, oldest first. */
  public List<String> texts() {
    return mails()
        .map(mail -> mail.path("subject").asText() + "\n" + mail.path("text").asText())
        .toList();
  }

  private Stream<JsonNode> mails() {
    return StreamSupport.stream(all().spliterator(), false)
        .filter(mail -> mail.at("/to/0/address").asText().equals(address));
  }

  private JsonNode all() {
    try {
      HttpRequest list = HttpRequest.newBuilder(URI.create(catcher + "/email")).build();
      return JSON.readTree(http.send(list, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new StoryStopped(
          "The story stops: the mail catcher at " + catcher + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryStopped("The story stops: interrupted.");
    }
  }
}

package org.amaan.notification.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Target;
import org.amaan.notification.email.Content.Item;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a batch of them, as a mail: that there is something, its reference, a link, and
 * until when. Whoever looks over the reader's shoulder learns no more than that, and from the list
 * of mails nothing at all: each has the same subject.
 */
@Singleton
class MailWriter {

  static final int LISTED = 50;

  private static final String TEST = "org.amaan.notification.test.v1";
  private static final String CODE = "org.amaan.notification.confirmation-code.v1";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (VV)", Locale.ROOT);

  private final MailWords words;
  private final Template html;
  private final Template text;
  private final Senders senders;
  private final ObjectMapper json;

  MailWriter(
      MailWords words,
      @Location("mail/message.html") Template html,
      @Location("mail/message.txt") Template text,
      Senders senders,
      ObjectMapper json) {
    this.words = words;
    this.html = html;
    this.text = text;
    this.senders = senders;
    this.json = json;
  }

  /**
   * @param at when it is sent
   */
  MailMessage write(Target target, Message message, Instant at) {
    Words inLanguage = words.in(target.language());
    Content content = content(events(message.body()), target.zone());
    return new MailMessage()
        .setFrom(senders.from())
        .setBounceAddress(senders.envelope(message.id(), at))
        .setTo(target.to())
        .setSubject(inLanguage.subject())
        .setHeaders(
            MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<" + message.id() + "@" + senders.domain() + ">")
                .add("Auto-Submitted", "auto-generated")
                .add("X-Auto-Response-Suppress", "All")
                .add("Content-Language", inLanguage.own().language()))
        .setText(text.data("words", inLanguage, "content", content).render())
        .setHtml(html.data("words", inLanguage, "content", content).render());
  }

  private static Content content(List<JsonNode> events, ZoneId zone) {
    JsonNode first = events.get(0);
    return switch (first.path("type").asText()) {
      case TEST -> new Content(List.of("test"), List.of(), null, null, null);
      case CODE ->
          new Content(
              List.of("codeWhy"),
              List.of(),
              null,
              first.at("/data/code").asText(),
              time(first.at("/data/validUntil"), zone));
      default ->
          new Content(
              List.of("lead"),
              events.stream().limit(LISTED).map(event -> item(event.path("data"), zone)).toList(),
              events.size() > LISTED ? Integer.toString(events.size() - LISTED) : null,
              null,
              null);
    };
  }

  private static Item item(JsonNode data, ZoneId zone) {
    return new Item(
        data.path("reference").asText(),
        data.path("link").asText(),
        time(data.path("dueAt"), zone));
  }

  private static @Nullable String time(JsonNode at, ZoneId zone) {
    return at.isMissingNode() ? null : TIME.format(Instant.parse(at.asText()).atZone(zone));
  }

  private List<JsonNode> events(String body) {
    try {
      JsonNode events = json.readTree(body);
      return events.isArray()
          ? StreamSupport.stream(events.spliterator(), false).toList()
          : Stream.of(events).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was stored is no event");
    }
  }
}

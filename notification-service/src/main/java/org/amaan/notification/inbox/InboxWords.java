package org.amaan.notification.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.amaan.notification.alert.Notice;

/**
 * What an app says of an alert, in one language: neutral, whatever it is about.
 *
 * @param reviewed whether a native speaker who knows the work has read it
 */
record InboxWords(
    String direction,
    boolean reviewed,
    @JsonProperty("new") String somethingNew,
    String urgent,
    String test) {

  private static final Map<String, InboxWords> LANGUAGES = read();

  static InboxWords in(String language) {
    return Objects.requireNonNull(LANGUAGES.get(language), language);
  }

  String of(Alert alert) {
    if (alert.type().equals(Notice.TEST)) {
      return test;
    }
    return alert.urgency().equals(Notice.URGENT) ? urgent : somethingNew;
  }

  private static Map<String, InboxWords> read() {
    try (InputStream in = InboxWords.class.getResourceAsStream("/inbox-texts.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

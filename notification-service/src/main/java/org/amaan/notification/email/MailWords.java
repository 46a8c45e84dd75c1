package org.amaan.notification.email;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.notification.api.model.Language;

/** The words of mails in every language there is. */
@Singleton
class MailWords {

  private final Map<String, Phrases> languages =
      Stream.of(Language.values())
          .map(Language::toString)
          .collect(Collectors.toMap(Function.identity(), Phrases::in));

  Words in(String language) {
    Phrases own = phrases(language);
    return new Words(own, own.reviewed() ? null : phrases(Language.EN.toString()));
  }

  private Phrases phrases(String language) {
    return Objects.requireNonNull(languages.get(language), language);
  }
}

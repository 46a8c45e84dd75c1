package org.amaan.casework.dossier.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of a dossier that nobody of the case wrote, in one language. */
public final class Labels {

  private final DossierLanguage language;
  private final Properties words = new Properties();

  public Labels(DossierLanguage language) {
    this.language = language;
    String file = "/dossier/labels_" + language.tag() + ".properties";
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Labels.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DossierLanguage language() {
    return language;
  }

  public String of(String key, Object... values) {
    String words = Objects.requireNonNull(this.words.getProperty(key), key);
    return values.length == 0 ? words : new MessageFormat(words, Locale.ROOT).format(values);
  }

  /** A code in words, and below as it stands in the record where that is not the same. */
  String code(String kind, String code) {
    String said = word(kind, code);
    return said.replace(' ', '-').equalsIgnoreCase(code) ? said : said + "\n" + code;
  }

  /** A code in words; one without words as it stands in the record. */
  String word(String kind, String code) {
    return words.getProperty(kind + "." + code.replace(':', '-'), code);
  }

  public Set<String> keys() {
    return words.stringPropertyNames();
  }
}

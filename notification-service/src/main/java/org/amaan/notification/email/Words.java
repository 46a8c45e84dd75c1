package org.amaan.notification.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail in one language, with the English beside them where no native speaker has
 * read them yet.
 *
 * @param english null when the own ones may stand alone
 */
public record Words(Phrases own, @Nullable Phrases english) {

  private static final String BESIDE = "color:#57606a;font-size:15px";
  private static final char LEFT_TO_RIGHT = '\u2066';
  private static final char END = '\u2069';

  /** A text, and how it is shown. */
  public record Worded(String language, String direction, String text, String style) {}

  public String subject() {
    return both("subject", " / ");
  }

  public List<Worded> of(String name) {
    Worded first = new Worded(own.language(), own.direction(), own.text(name), "");
    return english == null
        ? List.of(first)
        : List.of(
            first, new Worded(english.language(), english.direction(), english.text(name), BESIDE));
  }

  public List<Worded> of(List<String> names) {
    return names.stream().flatMap(name -> of(name).stream()).toList();
  }

  public String label(String name) {
    return english == null ? own.text(name) : own.text(name) + " / " + isolated(english.text(name));
  }

  /** What is written from left to right stays so among words that are not. */
  public String isolated(String text) {
    return own.isRightToLeft() ? LEFT_TO_RIGHT + text + END : text;
  }

  private String both(String name, String between) {
    return english == null ? own.text(name) : own.text(name) + between + english.text(name);
  }
}

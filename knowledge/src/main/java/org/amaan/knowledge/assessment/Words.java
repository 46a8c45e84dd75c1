package org.amaan.knowledge.assessment;

import java.util.List;
import org.amaan.knowledge.Offence.Part;

/** Words that explanations have in common. */
final class Words {

  private Words() {}

  static String article(Part part) {
    return switch (part) {
      case ACT -> "an act";
      case MEANS -> "a means";
      case PURPOSE -> "the purpose";
      case CONDUCT -> "one of the acts named";
      case CIRCUMSTANCE -> "a circumstance";
      case CONDITION -> "a condition";
    };
  }

  /** {@code a, b and c}. */
  static String and(List<String> words) {
    return list(words, " and ");
  }

  /** {@code a, b or c}. */
  static String or(List<String> words) {
    return list(words, " or ");
  }

  private static String list(List<String> words, String last) {
    int before = words.size() - 1;
    return before < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, before)) + last + words.get(before);
  }

  static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

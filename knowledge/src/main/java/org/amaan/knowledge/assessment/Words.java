package org.amaan.knowledge.assessment;

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

  static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

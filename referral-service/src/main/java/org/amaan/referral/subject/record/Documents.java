package org.amaan.referral.subject.record;

import java.util.List;

/** Documents that the subject holds. Data category {@code documents}. */
record Documents(List<Held> held) {

  Documents {
    held = List.copyOf(held);
  }

  /**
   * @param country that issued it, ISO 3166-1 alpha-2
   */
  record Held(String kind, String number, String country) {

    @Override
    public String toString() {
      return "Held[withheld]";
    }
  }

  @Override
  public String toString() {
    return "Documents[withheld]";
  }
}

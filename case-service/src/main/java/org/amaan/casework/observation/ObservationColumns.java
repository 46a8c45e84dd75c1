package org.amaan.casework.observation;

import jakarta.persistence.Converter;
import java.util.Locale;
import org.amaan.casework.columns.Columns.Code;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;

/** How the closed lists of observations are stored: as the words of the contract. */
final class ObservationColumns {

  private ObservationColumns() {}

  @Converter
  static class OfOrigin extends Code<Origin, String> {
    OfOrigin() {
      super(Origin::value, word -> Origin.valueOf(word.toUpperCase(Locale.ROOT)));
    }
  }

  @Converter
  static class OfValue extends Code<ObservedValue, String> {
    OfValue() {
      super(ObservedValue::value, ObservedValue::of);
    }
  }

  @Converter
  static class OfObserver extends Code<ObserverRole, String> {
    OfObserver() {
      super(ObserverRole::value, ObserverRole::of);
    }
  }

  @Converter
  static class OfHowKnown extends Code<HowKnown, String> {
    OfHowKnown() {
      super(HowKnown::value, HowKnown::of);
    }
  }

  @Converter
  static class OfInformationGrade extends Code<InformationGrade, Integer> {
    OfInformationGrade() {
      super(InformationGrade::number, InformationGrade::of);
    }
  }
}

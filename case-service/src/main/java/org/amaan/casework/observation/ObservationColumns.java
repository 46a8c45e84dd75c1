package org.amaan.casework.observation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.function.Function;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.jspecify.annotations.Nullable;

/** Codes are stored as the contract writes them. */
final class ObservationColumns {

  private ObservationColumns() {}

  abstract static class Code<E, C> implements AttributeConverter<E, C> {
    private final Function<E, C> write;
    private final Function<C, E> read;

    Code(Function<E, C> write, Function<C, E> read) {
      this.write = write;
      this.read = read;
    }

    @Override
    public @Nullable C convertToDatabaseColumn(@Nullable E constant) {
      return constant == null ? null : write.apply(constant);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable C code) {
      return code == null ? null : read.apply(code);
    }
  }

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

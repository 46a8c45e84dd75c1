package org.amaan.referral.referral;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/** Enums are stored as the words that the contract uses, so that the database reads like it. */
abstract class WordColumn<E extends Enum<E>> implements AttributeConverter<E, String> {

  private final Class<E> type;

  WordColumn(Class<E> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
    return constant == null ? null : Word.of(constant);
  }

  @Override
  public @Nullable E convertToEntityAttribute(@Nullable String word) {
    return word == null ? null : Word.parse(type, word);
  }

  @Converter
  static class OfReferralStatus extends WordColumn<ReferralStatus> {
    OfReferralStatus() {
      super(ReferralStatus.class);
    }
  }

  @Converter
  static class OfNeed extends WordColumn<Need> {
    OfNeed() {
      super(Need.class);
    }
  }

  @Converter
  static class OfServiceType extends WordColumn<ServiceType> {
    OfServiceType() {
      super(ServiceType.class);
    }
  }

  @Converter
  static class OfUrgency extends WordColumn<Urgency> {
    OfUrgency() {
      super(Urgency.class);
    }
  }

  @Converter
  static class OfAgeClass extends WordColumn<AgeClass> {
    OfAgeClass() {
      super(AgeClass.class);
    }
  }

  @Converter
  static class OfBorder extends WordColumn<Border> {
    OfBorder() {
      super(Border.class);
    }
  }

  @Converter
  static class OfRefusalCode extends WordColumn<RefusalCode> {
    OfRefusalCode() {
      super(RefusalCode.class);
    }
  }

  @Converter
  static class OfWithdrawalCode extends WordColumn<WithdrawalCode> {
    OfWithdrawalCode() {
      super(WithdrawalCode.class);
    }
  }

  @Converter
  static class OfOutcome extends WordColumn<Outcome> {
    OfOutcome() {
      super(Outcome.class);
    }
  }

  @Converter
  static class OfCaseStatus extends WordColumn<CaseStatus> {
    OfCaseStatus() {
      super(CaseStatus.class);
    }
  }
}

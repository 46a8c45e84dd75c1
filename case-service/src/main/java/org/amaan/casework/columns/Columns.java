package org.amaan.casework.columns;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Function;
import org.amaan.casework.api.model.DeadlineKind;
import org.amaan.casework.api.model.Disposition;
import org.amaan.casework.api.model.ErasureReason;
import org.amaan.casework.api.model.HandoverReason;
import org.amaan.casework.api.model.HandoverRefusalReason;
import org.amaan.casework.api.model.ReferralState;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/** Codes are stored as the contract writes them. */
final class Columns {

  private Columns() {}

  abstract static class Word<E> implements AttributeConverter<E, String> {
    private final Function<E, String> write;
    private final Function<String, E> read;

    Word(Function<E, String> write, Function<String, E> read) {
      this.write = write;
      this.read = read;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E code) {
      return code == null ? null : write.apply(code);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
      return word == null ? null : read.apply(word);
    }
  }

  @Converter(autoApply = true)
  static class CaseStatusColumn extends Word<CaseStatus> {
    CaseStatusColumn() {
      super(CaseStatus::value, CaseStatus::of);
    }
  }

  @Converter(autoApply = true)
  static class HandoverStatusColumn extends Word<HandoverStatus> {
    HandoverStatusColumn() {
      super(HandoverStatus::value, HandoverStatus::of);
    }
  }

  @Converter(autoApply = true)
  static class DispositionColumn extends Word<Disposition> {
    DispositionColumn() {
      super(Disposition::toString, Disposition::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class ErasureReasonColumn extends Word<ErasureReason> {
    ErasureReasonColumn() {
      super(ErasureReason::toString, ErasureReason::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class HandoverReasonColumn extends Word<HandoverReason> {
    HandoverReasonColumn() {
      super(HandoverReason::toString, HandoverReason::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class HandoverRefusalReasonColumn extends Word<HandoverRefusalReason> {
    HandoverRefusalReasonColumn() {
      super(HandoverRefusalReason::toString, HandoverRefusalReason::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class ReferralStateColumn extends Word<ReferralState> {
    ReferralStateColumn() {
      super(ReferralState::toString, ReferralState::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class DeadlineKindColumn extends Word<DeadlineKind> {
    DeadlineKindColumn() {
      super(DeadlineKind::toString, DeadlineKind::fromValue);
    }
  }

  @Converter(autoApply = true)
  static class DeadlineEndingColumn extends Word<CaseDeadline.Ending> {
    DeadlineEndingColumn() {
      super(CaseDeadline.Ending::value, CaseDeadline.Ending::of);
    }
  }

  @Converter(autoApply = true)
  static class UrgencyColumn extends Word<Urgency> {
    UrgencyColumn() {
      super(Urgency::value, Urgency::of);
    }
  }

  @Converter(autoApply = true)
  static class AgeClassColumn extends Word<AgeClass> {
    AgeClassColumn() {
      super(AgeClass::value, AgeClass::of);
    }
  }

  @Converter(autoApply = true)
  static class NeedColumn extends Word<Need> {
    NeedColumn() {
      super(Need::value, Need::of);
    }
  }
}

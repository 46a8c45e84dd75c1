package org.amaan.casework.columns;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Function;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.ErasureReason;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.trial.claim.ClaimRoute;
import org.amaan.casework.trial.claim.ClaimState;
import org.amaan.casework.trial.hearing.CourtLevel;
import org.amaan.casework.trial.hearing.HearingKind;
import org.amaan.casework.trial.hearing.HearingOutcome;
import org.amaan.casework.trial.hearing.HearingState;
import org.amaan.casework.trial.measure.MeasureEndReason;
import org.amaan.casework.trial.measure.MeasureKind;
import org.amaan.casework.trial.measure.MeasureState;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.knowledge.screening.SourceGrade;
import org.jspecify.annotations.Nullable;

/**
 * Closed lists are stored as the words of the contract, such as {@code under-investigation}, in
 * text columns. No entity says how: the converters here apply to every attribute of their types.
 */
public final class Columns {

  private Columns() {}

  /** A converter of two functions, neither of which is asked about null. */
  public abstract static class Code<E, C> implements AttributeConverter<E, C> {
    private final Function<E, C> write;
    private final Function<C, E> read;

    protected Code(Function<E, C> write, Function<C, E> read) {
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

  @Converter(autoApply = true)
  static class CaseStatusColumn extends Code<CaseStatus, String> {
    CaseStatusColumn() {
      super(CaseStatus::value, CaseStatus::of);
    }
  }

  @Converter(autoApply = true)
  static class HandoverStatusColumn extends Code<HandoverStatus, String> {
    HandoverStatusColumn() {
      super(HandoverStatus::value, HandoverStatus::of);
    }
  }

  @Converter(autoApply = true)
  static class DispositionColumn extends Code<Disposition, String> {
    DispositionColumn() {
      super(Disposition::toString, Disposition::of);
    }
  }

  @Converter(autoApply = true)
  static class ErasureReasonColumn extends Code<ErasureReason, String> {
    ErasureReasonColumn() {
      super(ErasureReason::toString, ErasureReason::of);
    }
  }

  @Converter(autoApply = true)
  static class HandoverReasonColumn extends Code<HandoverReason, String> {
    HandoverReasonColumn() {
      super(HandoverReason::toString, HandoverReason::of);
    }
  }

  @Converter(autoApply = true)
  static class HandoverRefusalReasonColumn extends Code<HandoverRefusalReason, String> {
    HandoverRefusalReasonColumn() {
      super(HandoverRefusalReason::toString, HandoverRefusalReason::of);
    }
  }

  @Converter(autoApply = true)
  static class ReferralStateColumn extends Code<ReferralState, String> {
    ReferralStateColumn() {
      super(ReferralState::toString, ReferralState::of);
    }
  }

  @Converter(autoApply = true)
  static class DeadlineKindColumn extends Code<DeadlineKind, String> {
    DeadlineKindColumn() {
      super(DeadlineKind::toString, DeadlineKind::of);
    }
  }

  @Converter(autoApply = true)
  static class DeadlineEndingColumn extends Code<CaseDeadline.Ending, String> {
    DeadlineEndingColumn() {
      super(CaseDeadline.Ending::value, CaseDeadline.Ending::of);
    }
  }

  @Converter(autoApply = true)
  static class UrgencyColumn extends Code<Urgency, String> {
    UrgencyColumn() {
      super(Urgency::value, Urgency::of);
    }
  }

  @Converter(autoApply = true)
  static class AgeClassColumn extends Code<AgeClass, String> {
    AgeClassColumn() {
      super(AgeClass::value, AgeClass::of);
    }
  }

  @Converter(autoApply = true)
  static class NeedColumn extends Code<Need, String> {
    NeedColumn() {
      super(Need::value, Need::of);
    }
  }

  @Converter(autoApply = true)
  static class HandlingCodeColumn extends Code<HandlingCode, String> {
    HandlingCodeColumn() {
      super(HandlingCode::name, HandlingCode::valueOf);
    }
  }

  @Converter(autoApply = true)
  static class SourceGradeColumn extends Code<SourceGrade, String> {
    SourceGradeColumn() {
      super(SourceGrade::name, SourceGrade::valueOf);
    }
  }

  @Converter(autoApply = true)
  static class HearingKindColumn extends Code<HearingKind, String> {
    HearingKindColumn() {
      super(HearingKind::value, HearingKind::of);
    }
  }

  @Converter(autoApply = true)
  static class CourtLevelColumn extends Code<CourtLevel, String> {
    CourtLevelColumn() {
      super(CourtLevel::value, CourtLevel::of);
    }
  }

  @Converter(autoApply = true)
  static class HearingStateColumn extends Code<HearingState, String> {
    HearingStateColumn() {
      super(HearingState::value, HearingState::of);
    }
  }

  @Converter(autoApply = true)
  static class HearingOutcomeColumn extends Code<HearingOutcome, String> {
    HearingOutcomeColumn() {
      super(HearingOutcome::value, HearingOutcome::of);
    }
  }

  @Converter(autoApply = true)
  static class MeasureKindColumn extends Code<MeasureKind, String> {
    MeasureKindColumn() {
      super(MeasureKind::value, MeasureKind::of);
    }
  }

  @Converter(autoApply = true)
  static class MeasureStateColumn extends Code<MeasureState, String> {
    MeasureStateColumn() {
      super(MeasureState::value, MeasureState::of);
    }
  }

  @Converter(autoApply = true)
  static class MeasureEndReasonColumn extends Code<MeasureEndReason, String> {
    MeasureEndReasonColumn() {
      super(MeasureEndReason::value, MeasureEndReason::of);
    }
  }

  @Converter(autoApply = true)
  static class ClaimRouteColumn extends Code<ClaimRoute, String> {
    ClaimRouteColumn() {
      super(ClaimRoute::value, ClaimRoute::of);
    }
  }

  @Converter(autoApply = true)
  static class ClaimStateColumn extends Code<ClaimState, String> {
    ClaimStateColumn() {
      super(ClaimState::value, ClaimState::of);
    }
  }
}

package org.amaan.referral.referral.model;

import jakarta.persistence.Converter;
import org.amaan.knowledge.AgeClass;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.amaan.referral.word.WordColumn;

/** The columns that hold words of a referral and of its case. */
final class ReferralColumn {

  private ReferralColumn() {}

  @Converter
  static class OfReferralStatus extends WordColumn<ReferralStatus> {
    OfReferralStatus() {
      super(ReferralStatus.class);
    }
  }

  @Converter
  static class OfAgeClass extends WordColumn<AgeClass> {
    OfAgeClass() {
      super(AgeClass.class);
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

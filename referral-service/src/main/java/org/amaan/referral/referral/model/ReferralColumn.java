package org.amaan.referral.referral.model;

import jakarta.persistence.Converter;
import org.amaan.knowledge.AgeClass;
import org.amaan.referral.code.CodeColumn;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.referral.state.WithdrawalCode;

/** The columns that hold words of a referral and of its case. */
final class ReferralColumn {

  private ReferralColumn() {}

  @Converter
  static class OfReferralStatus extends CodeColumn<ReferralStatus> {
    OfReferralStatus() {
      super(ReferralStatus.class);
    }
  }

  @Converter
  static class OfAgeClass extends CodeColumn<AgeClass> {
    OfAgeClass() {
      super(AgeClass.class);
    }
  }

  @Converter
  static class OfRefusalCode extends CodeColumn<RefusalCode> {
    OfRefusalCode() {
      super(RefusalCode.class);
    }
  }

  @Converter
  static class OfWithdrawalCode extends CodeColumn<WithdrawalCode> {
    OfWithdrawalCode() {
      super(WithdrawalCode.class);
    }
  }

  @Converter
  static class OfOutcome extends CodeColumn<Outcome> {
    OfOutcome() {
      super(Outcome.class);
    }
  }

  @Converter
  static class OfCaseStatus extends CodeColumn<CaseStatus> {
    OfCaseStatus() {
      super(CaseStatus.class);
    }
  }
}

package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.jspecify.annotations.Nullable;

/** How a referral was refused, taken back or completed; one at most is set. */
@Embeddable
public record Ending(
    @Column(name = "refusal_code") @Convert(converter = ReferralColumn.OfRefusalCode.class)
        @Nullable RefusalCode refusal,
    @Column(name = "suggested_agency") @Nullable String suggestedAgency,
    @Column(name = "withdrawal_code") @Convert(converter = ReferralColumn.OfWithdrawalCode.class)
        @Nullable WithdrawalCode withdrawal,
    @Convert(converter = ReferralColumn.OfOutcome.class) @Nullable Outcome outcome) {

  static Ending refused(RefusalCode code, @Nullable String suggestedAgency) {
    return new Ending(code, suggestedAgency, null, null);
  }

  static Ending withdrawn(WithdrawalCode code) {
    return new Ending(null, null, code, null);
  }

  static Ending completed(Outcome outcome) {
    return new Ending(null, null, null, outcome);
  }
}

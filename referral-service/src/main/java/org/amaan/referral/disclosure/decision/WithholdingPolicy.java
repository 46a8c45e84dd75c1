package org.amaan.referral.disclosure.decision;

import java.util.Arrays;
import java.util.Optional;

/** What withholds a category from a reader, whatever ground there is; the first is the reason. */
enum WithholdingPolicy {
  /** The subject was given time: contact and whereabouts are kept from those who investigate. */
  REFLECTION_PERIOD {
    @Override
    Optional<WithheldReason> reason(
        Question asked, Optional<Ground> ground, boolean emergencyOnly) {
      return when(asked.isReflectedOn(), WithheldReason.REFLECTION_PERIOD);
    }
  },
  /** The reader's roles may claim the purpose by an emergency access only. */
  NOT_FOR_EMERGENCY {
    @Override
    Optional<WithheldReason> reason(
        Question asked, Optional<Ground> ground, boolean emergencyOnly) {
      return when(emergencyOnly, WithheldReason.NOT_FOR_EMERGENCY);
    }
  },
  /** No ground opens it: consent says why not. */
  NO_GROUND {
    @Override
    Optional<WithheldReason> reason(
        Question asked, Optional<Ground> ground, boolean emergencyOnly) {
      return ground.isPresent() ? Optional.empty() : Optional.of(NoConsentPolicy.first(asked));
    }
  },
  /** The agency that recorded it does not let it be passed on to the reader, or used so. */
  HANDLING_CODE {
    @Override
    Optional<WithheldReason> reason(
        Question asked, Optional<Ground> ground, boolean emergencyOnly) {
      return when(!asked.isPermittedByItsCode(), WithheldReason.HANDLING_CODE);
    }
  };

  /**
   * @param emergencyOnly only an emergency access lets the reader claim the purpose
   */
  abstract Optional<WithheldReason> reason(
      Question asked, Optional<Ground> ground, boolean emergencyOnly);

  /** The first reason to withhold it. */
  static Optional<WithheldReason> first(
      Question asked, Optional<Ground> ground, boolean emergencyOnly) {
    return Arrays.stream(values())
        .flatMap(policy -> policy.reason(asked, ground, emergencyOnly).stream())
        .findFirst();
  }

  private static Optional<WithheldReason> when(boolean withheld, WithheldReason reason) {
    return withheld ? Optional.of(reason) : Optional.empty();
  }
}

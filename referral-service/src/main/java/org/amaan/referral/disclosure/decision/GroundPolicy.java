package org.amaan.referral.disclosure.decision;

import java.util.Arrays;
import java.util.Optional;

/**
 * On what a category is open to a reader who stands in a relation to the subject; the first counts.
 */
enum GroundPolicy {
  /** Purpose, recipient and category are covered. */
  CONSENT {
    @Override
    Optional<Ground> opens(Question asked) {
      return asked.isConsented() ? Optional.of(Ground.CONSENT) : Optional.empty();
    }
  },
  /** The agency reads back what it recorded itself, until that is taken back. */
  OWN_RECORD {
    @Override
    Optional<Ground> opens(Question asked) {
      return asked.isOwn() && !asked.record().isTakenBack(asked.category())
          ? Optional.of(Ground.OWN_RECORD)
          : Optional.empty();
    }
  },
  /** The law that governs the subject stands in for consent. */
  LEGAL_BASIS {
    @Override
    Optional<Ground> opens(Question asked) {
      return LegalBases.opening(asked.reader(), asked.record(), asked.purpose(), asked.category())
          .map(Ground::of);
    }
  };

  abstract Optional<Ground> opens(Question asked);

  /** The first ground on which it is open. */
  static Optional<Ground> first(Question asked) {
    return Arrays.stream(values()).flatMap(policy -> policy.opens(asked).stream()).findFirst();
  }
}

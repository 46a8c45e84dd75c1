package org.amaan.referral.disclosure.decision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;

/**
 * Why consent does not open a category to a reader: of the reasons that hold the one that stands
 * nearest to a yes. Of consents that name others the reader hears nothing, also not by the reason.
 */
enum NoConsentPolicy {
  /** The one that covered it was taken back, or what the reader recorded itself was. */
  WITHDRAWN(WithheldReason.CONSENT_WITHDRAWN) {
    @Override
    boolean holds(Question asked) {
      return once(asked).anyMatch(ConsentState::isWithdrawn)
          || (asked.isOwn() && asked.record().isTakenBack(asked.category()));
    }
  },
  SUSPENDED(WithheldReason.CONSENT_SUSPENDED) {
    @Override
    boolean holds(Question asked) {
      return once(asked).anyMatch(consent -> consent.suspendedAt() != null);
    }
  },
  AWAITING_CONFIRMATION(WithheldReason.CONSENT_AWAITING_CONFIRMATION) {
    @Override
    boolean holds(Question asked) {
      SubjectFacts record = asked.record();
      return once(asked)
          .anyMatch(consent -> consent.isProvisional(record.entitledGiver(), record.at()));
    }
  },
  EXPIRED(WithheldReason.CONSENT_EXPIRED) {
    @Override
    boolean holds(Question asked) {
      return once(asked).anyMatch(consent -> consent.terms().hasExpired(asked.record().at()));
    }
  },
  /** Given by the subject where a guardian's counts, or the other way round. */
  GIVER_NOT_ENTITLED(WithheldReason.CONSENT_GIVER_NOT_ENTITLED) {
    @Override
    boolean holds(Question asked) {
      return once(asked).findAny().isPresent();
    }
  },
  NONE(WithheldReason.NO_CONSENT) {
    @Override
    boolean holds(Question asked) {
      return namingTheReader(asked).isEmpty();
    }
  },
  NOT_FOR_THE_CATEGORY(WithheldReason.NO_CONSENT_FOR_CATEGORY) {
    @Override
    boolean holds(Question asked) {
      return namingTheReader(asked).stream()
          .noneMatch(terms -> terms.categories().contains(asked.category()));
    }
  },
  NOT_FOR_THE_PURPOSE(WithheldReason.NO_CONSENT_FOR_PURPOSE) {
    @Override
    boolean holds(Question asked) {
      return true;
    }
  };

  private final WithheldReason reason;

  NoConsentPolicy(WithheldReason reason) {
    this.reason = reason;
  }

  abstract boolean holds(Question asked);

  /** Of what consent does not open to the reader. */
  static WithheldReason first(Question asked) {
    return Arrays.stream(values())
        .filter(policy -> policy.holds(asked))
        .map(policy -> policy.reason)
        .findFirst()
        .orElseThrow();
  }

  /** What covers it, but for what was never confirmed. */
  private static Stream<ConsentState> once(Question asked) {
    return asked
        .covering()
        .filter(consent -> consent.confirmation() != ConsentState.Confirmation.REJECTED);
  }

  private static List<ConsentGiven> namingTheReader(Question asked) {
    SubjectFacts record = asked.record();
    return record.consents().stream()
        .filter(consent -> consent.isActive(record.entitledGiver(), record.at()))
        .map(ConsentState::terms)
        .filter(terms -> terms.recipients().name(asked.reader().agency(), asked.reader().type()))
        .toList();
  }
}

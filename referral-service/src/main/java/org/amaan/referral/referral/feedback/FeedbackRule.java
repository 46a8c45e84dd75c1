package org.amaan.referral.referral.feedback;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Need;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.referral.model.Referral;

/**
 * What becomes of a person after their referral was taken on is told to its sender only while a
 * consent in force names that agency or its type. Of help that was asked for out of a case it is a
 * consent to that help, and while the subject reflects it opens nothing to who investigates. That a
 * referral was received, asked about, accepted or refused is always told.
 */
final class FeedbackRule {

  /** A moment that no consent reaches. */
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private FeedbackRule() {}

  /**
   * Until when the sender is told, if no consent changes; empty when no consent names it.
   *
   * @param consents all of the subject's
   * @param reflects the subject has been given time to reflect
   */
  static Optional<Instant> until(
      Referral referral,
      AgencyType sender,
      List<ConsentState> consents,
      boolean reflects,
      Instant now) {
    if (reflects && dependsOnReflection(referral, sender)) {
      return Optional.empty();
    }
    Giver entitled = Giver.entitledFor(referral.ageClass());
    return consents.stream()
        .filter(consent -> consent.isActive(entitled, now))
        .map(ConsentState::terms)
        .filter(terms -> terms.recipients().name(referral.sender(), sender))
        .filter(terms -> referral.fromCaseId() == null || coversNeed(terms, referral))
        .map(terms -> Objects.requireNonNullElse(terms.expiresAt(), EVER))
        .max(Comparator.naturalOrder());
  }

  static boolean dependsOnReflection(Referral referral, AgencyType sender) {
    return referral.fromCaseId() != null && sender.investigates();
  }

  private static boolean coversNeed(ConsentGiven terms, Referral referral) {
    Need need = referral.content().need();
    return need != null
        && terms.purposes().stream().anyMatch(purpose -> purpose.value().equals(need.value()));
  }
}

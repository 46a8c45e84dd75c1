package org.amaan.referral.referral.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Purpose;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.ConsentState.Confirmation;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.Recipients;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.testing.Drafts;
import org.junit.jupiter.api.Test;

/** Every kind of consent × every kind of sender. */
class FeedbackRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final String SENDER = "umeed-trust";
  private static final Set<Purpose> CARE = Set.of(Purpose.MEDICAL_CARE);
  private static final Set<Purpose> STATISTICS = Set.of(Purpose.STATISTICS);

  @Test
  void onlyAConsentInForceThatNamesTheSenderTellsIt() {
    for (Confirmation confirmation : Confirmation.values()) {
      for (boolean suspended : List.of(false, true)) {
        for (boolean withdrawn : List.of(false, true)) {
          for (Instant expires :
              Arrays.asList(null, NOW.minusSeconds(1), NOW, NOW.plus(Duration.ofDays(1)))) {
            for (Giver giver : Giver.values()) {
              for (AgeClass age : AgeClass.values()) {
                for (String named : List.of("agency", "type", "nobody")) {
                  for (Set<Purpose> purposes : List.of(CARE, STATISTICS)) {
                    for (boolean outOfACase : List.of(false, true)) {
                      for (AgencyType type : List.of(AgencyType.NGO, AgencyType.POLICE)) {
                        for (boolean reflects : List.of(false, true)) {
                          boolean told =
                              confirmation == Confirmation.CONFIRMED
                                  && !suspended
                                  && !withdrawn
                                  && (expires == null || expires.isAfter(NOW))
                                  && (giver == Giver.SUBJECT) == (age == AgeClass.ADULT)
                                  && !named.equals("nobody")
                                  && (!outOfACase
                                      || (purposes == CARE
                                          && !(type == AgencyType.POLICE && reflects)));
                          Referral referral = referral(age, outOfACase);
                          ConsentState consent =
                              new ConsentState(
                                  terms(giver, named, type, purposes, expires),
                                  "hospital",
                                  confirmation,
                                  suspended ? NOW : null,
                                  withdrawn ? NOW : null,
                                  false);
                          assertThat(
                                  FeedbackRule.until(
                                          referral, type, List.of(consent), reflects, NOW)
                                      .orElse(null))
                              .as("%s %s %s", consent, referral.ageClass(), reflects)
                              .isEqualTo(told ? (expires == null ? EVER : expires) : null);
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @Test
  void theLongestCounts() {
    Referral referral = referral(AgeClass.ADULT, false);
    List<ConsentState> consents =
        List.of(
            new ConsentState(until(NOW.plus(Duration.ofDays(9))), null),
            new ConsentState(until(NOW.plus(Duration.ofDays(3))), null));
    assertThat(FeedbackRule.until(referral, AgencyType.NGO, consents, false, NOW))
        .contains(NOW.plus(Duration.ofDays(9)));
    assertThat(FeedbackRule.until(referral, AgencyType.NGO, List.of(), false, NOW)).isEmpty();
  }

  private static ConsentGiven until(Instant expires) {
    return terms(Giver.SUBJECT, "agency", AgencyType.NGO, CARE, expires);
  }

  private static ConsentGiven terms(
      Giver giver, String named, AgencyType type, Set<Purpose> purposes, Instant expires) {
    return new ConsentGiven(
        giver,
        null,
        ConsentMethod.values()[0],
        "ur",
        false,
        Set.of(),
        NOW.minus(Duration.ofDays(2)),
        purposes,
        new Recipients(
            named.equals("type") ? Set.of(type) : Set.of(),
            named.equals("agency") ? Set.of(SENDER) : Set.of("other")),
        Set.of(DataCategory.IDENTITY),
        expires);
  }

  private static Referral referral(AgeClass age, boolean outOfACase) {
    return Drafts.fromCase(
        SENDER,
        outOfACase ? UUID.randomUUID() : null,
        age,
        new ReferralContent(
            Need.MEDICAL_CARE, Urgency.ROUTINE, "PK", null, Border.UNKNOWN, false, null, null),
        NOW);
  }
}

package org.amaan.referral.disclosure.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.decision.ObservationRule.About;
import org.amaan.referral.disclosure.relation.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An observation is read like its category, and as far as its own handling code lets it be. */
class ObservationRuleTest {

  private static final Reader POLICE =
      Facts.reader("police", AgencyType.POLICE, "unit", Role.INVESTIGATOR);
  private static final Reader PROSECUTION =
      Facts.reader("prosecution", AgencyType.PROSECUTION, null, Role.PROSECUTOR);

  /** Of a case that the police hold and the prosecution reads; the NGO sent to another agency. */
  @ParameterizedTest(name = "{0}, the ngo sent to {1}: {2} of {3}, {4} is open: {5}, kept: {6}")
  @CsvSource({
    // reader,    sent to, category,  of,     code, open,  kept by its own code
    "police,      police,  narrative, ngo,    H0, true,  false",
    "police,      police,  narrative, ngo,    H1, true,  false",
    "police,      police,  narrative, ngo,    H2, true,  false",
    "police,      police,  narrative, ngo,    H3, true,  false",
    "police,      other,   narrative, ngo,    H0, true,  false",
    "police,      other,   narrative, ngo,    H1, true,  false",
    "police,      other,   narrative, ngo,    H2, false, true",
    "police,      other,   narrative, ngo,    H3, false, true",
    "police,      other,   narrative, police, H3, true,  false",
    "police,      police,  narrative, clinic, H2, false, true",
    "police,      police,  medical,   ngo,    H0, false, false",
    "police,      police,  medical,   ngo,    H2, false, false",
    "police,      other,   medical,   police, H2, true,  false",
    "prosecution, police,  narrative, ngo,    H0, true,  false",
    "prosecution, police,  narrative, ngo,    H1, false, true",
    "prosecution, police,  narrative, ngo,    H2, false, true",
    "prosecution, police,  narrative, police, H1, false, true",
    "prosecution, police,  medical,   ngo,    H0, false, false"
  })
  void byCategoryAndByItsOwnCode(
      String who,
      String sentTo,
      String category,
      String of,
      HandlingCode code,
      boolean open,
      boolean kept) {
    Reader reader = who.equals("police") ? POLICE : PROSECUTION;
    Purpose purpose = who.equals("police") ? Purpose.INVESTIGATION : Purpose.PROSECUTION;
    SubjectFacts facts =
        Facts.ofASubject()
            .recordedBy("ngo")
            .caseHeldBy("police", "unit", "prosecution")
            .sent("ngo", sentTo)
            .consent(consent())
            .build()
            .asIfAllWereRecorded();
    Decision.Disclosed decision = (Decision.Disclosed) Disclosure.disclose(reader, facts, purpose);
    About observation = new About(DataCategory.of(category), code, of);
    assertThat(ObservationRule.opens(reader, facts, purpose, decision, observation))
        .isEqualTo(open);
    assertThat(ObservationRule.isKeptByItsCode(reader, facts, purpose, decision, observation))
        .isEqualTo(kept);
  }

  private static ConsentState consent() {
    return new ConsentState(
        Facts.terms(
            Giver.SUBJECT,
            Set.of(Purpose.INVESTIGATION, Purpose.PROSECUTION),
            Set.of(AgencyType.POLICE, AgencyType.PROSECUTION),
            Set.of(),
            Set.of(DataCategory.NARRATIVE),
            null),
        null);
  }
}

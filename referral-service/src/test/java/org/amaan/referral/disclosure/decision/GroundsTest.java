package org.amaan.referral.disclosure.decision;

import static org.amaan.referral.disclosure.decision.Facts.NOW;
import static org.amaan.referral.disclosure.decision.Facts.ofASubject;
import static org.amaan.referral.disclosure.decision.Facts.reader;
import static org.amaan.referral.disclosure.decision.Facts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The second half of the truth table: law, handling codes, reflection and emergencies. The reader
 * is agency "me", unit "my-unit"; "a" recorded the subject.
 */
class GroundsTest {

  /** How the reader stands to the subject, and what "a" has to do with it. */
  private static Facts standing(String how) {
    Facts facts = ofASubject().recordedBy("a");
    return switch (how) {
      case "recorder" -> facts.recordedBy("me").referral("me", "b").sent("me", "b");
      case "receiver" -> facts.accepted("a", "me").sent("a", "me");
      case "asked" -> facts.referral("a", "me").sent("a", "me");
      case "sender" -> facts.referral("me", "b").sent("me", "b");
      case "receiver-of-another" -> facts.accepted("b", "me").sent("b", "me");
      case "addressed" -> facts.referralToUnit("a", "me", "my-unit").sent("a", "me");
      case "custody" -> facts.caseHeldBy("me", "my-unit").sent("a", "me");
      case "custody-after-handover" -> facts.caseHeldBy("me", "my-unit").sent("a", "b");
      case "closed-case" -> facts.closedCaseOfReferral("a", "me", "my-unit").sent("a", "me");
      case "grant" -> facts.caseHeldBy("b", "b-unit", "me").sent("a", "b");
      case "stranger" -> facts.referral("a", "b").sent("a", "b");
      default -> throw new IllegalArgumentException(how);
    };
  }

  private static Reader me(AgencyType type) {
    return reader(
        "me",
        type,
        "my-unit",
        type == AgencyType.PROSECUTION
            ? new Role[] {Role.PROSECUTOR}
            : type.investigates()
                ? new Role[] {Role.INVESTIGATOR}
                : new Role[] {Role.REFERRER, Role.CASEWORKER});
  }

  // ---------------------------------------------------------------- the table

  /**
   * Ground: what stands beside the standing, joined by "+". Law: "pk" and "palermo" count though
   * unconfirmed, "pk-unconfirmed" does not.
   */
  @ParameterizedTest(name = "{0} as {1} for {2} with {3}: {4} {5}")
  @CsvSource({
    // type,     standing,               purpose,       ground,                        category,  ->
    // nothing but standing
    "SHELTER,     receiver,               PROTECTION,   nothing,                       MEDICAL,  "
        + " NO_CONSENT",
    "NGO,         recorder,               PROTECTION,   nothing,                       MEDICAL,  "
        + " OWN_RECORD",
    "SHELTER,     stranger,               PROTECTION,   consent,                       MEDICAL,  "
        + " not visible",
    // a child, or nobody knows
    "SHELTER,     receiver,               PROTECTION,   child+pk,                      MEDICAL,  "
        + " child-protection pk",
    "SHELTER,     receiver,               PROTECTION,   child+pk,                      NARRATIVE,"
        + " child-protection pk",
    "SHELTER,     receiver,               PROTECTION,   child+pk,                      DOCUMENTS,"
        + " NO_CONSENT",
    "SHELTER,     receiver,               PROTECTION,   child+palermo,                 MEDICAL,  "
        + " child-protection palermo",
    "SHELTER,     receiver,               PROTECTION,   child+pk-unconfirmed,          MEDICAL,  "
        + " NO_CONSENT",
    "SHELTER,     receiver,               PROTECTION,   pk,                            MEDICAL,  "
        + " NO_CONSENT",
    "SHELTER,     stranger,               PROTECTION,   child+pk,                      MEDICAL,  "
        + " not visible",
    "POLICE,      custody,                INVESTIGATION,child+pk,                      CONTACT,  "
        + " child-protection pk",
    "POLICE,      custody,                INVESTIGATION,child+palermo,                 CONTACT,  "
        + " NO_CONSENT",
    "PROSECUTION, grant,                  PROSECUTION,  child+pk,                      CONTACT,  "
        + " NO_CONSENT",
    // vital interest
    "SHELTER,     receiver,               PROTECTION,   danger+pk,                     LOCATION, "
        + " vital-interest pk",
    "SHELTER,     receiver,               PROTECTION,   danger+pk,                     NARRATIVE,"
        + " NO_CONSENT",
    "SHELTER,     receiver,               LEGAL_AID,    danger+pk,                     LOCATION, "
        + " NO_CONSENT",
    "HOSPITAL,    receiver,               MEDICAL_CARE, danger+pk,                     MEDICAL,  "
        + " vital-interest pk",
    "POLICE,      custody,                INVESTIGATION,danger+pk,                     MEDICAL,  "
        + " NO_CONSENT",
    // who was only asked, or only asks, reads by consent alone
    "SHELTER,     asked,                  PROTECTION,   danger+pk,                     LOCATION, "
        + " NO_CONSENT",
    "SHELTER,     asked,                  PROTECTION,   child+pk,                      MEDICAL,  "
        + " NO_CONSENT",
    "SHELTER,     asked,                  PROTECTION,   danger+pk+consent,             MEDICAL,  "
        + " CONSENT",
    "NGO,         sender,                 PROTECTION,   danger+pk,                     LOCATION, "
        + " RELATION_REQUIRED",
    "NGO,         sender,                 PROTECTION,   child+pk,                      MEDICAL,  "
        + " RELATION_REQUIRED",
    // duty to report
    "POLICE,      custody,                INVESTIGATION,by-hospital+pk,                MEDICAL,  "
        + " duty-to-report pk",
    "POLICE,      custody,                INVESTIGATION,by-authority+pk,               MEDICAL,  "
        + " duty-to-report pk",
    "POLICE,      custody,                INVESTIGATION,by-hospital+pk,                IDENTITY, "
        + " NO_CONSENT",
    "POLICE,      custody,                INVESTIGATION,pk,                            MEDICAL,  "
        + " NO_CONSENT",
    "POLICE,      custody,                INVESTIGATION,by-hospital+palermo,           MEDICAL,  "
        + " NO_CONSENT",
    // what was taken back
    "SHELTER,     receiver,               PROTECTION,   danger+pk+withdrawn,           MEDICAL,  "
        + " CONSENT_WITHDRAWN",
    "SHELTER,     receiver,               PROTECTION,   danger+pk+withdrawn+others,    MEDICAL,  "
        + " CONSENT_WITHDRAWN",
    "POLICE,      custody,                INVESTIGATION,by-hospital+pk+withdrawn,      MEDICAL,  "
        + " CONSENT_WITHDRAWN",
    "NGO,         recorder,               PROTECTION,   danger+pk+withdrawn,           MEDICAL,  "
        + " CONSENT_WITHDRAWN",
    "SHELTER,     receiver,               PROTECTION,   child+pk+withdrawn-guardian,   MEDICAL,  "
        + " child-protection pk",
    "NGO,         recorder,               PROTECTION,   child+pk+withdrawn-guardian,   MEDICAL,  "
        + " child-protection pk",
    "SHELTER,     receiver,               PROTECTION,   child+danger+pk+withdrawn-guardian,"
        + " MEDICAL, child-protection pk",
    // consent goes before the law, and names itself
    "SHELTER,     receiver,               PROTECTION,   danger+pk+consent,             MEDICAL,  "
        + " CONSENT",
    // handling codes
    "SHELTER,     receiver,               PROTECTION,   consent+h1,                    MEDICAL,  "
        + " CONSENT",
    "PROSECUTION, grant,                  PROSECUTION,  consent+h1,                    MEDICAL,  "
        + " HANDLING_CODE",
    "PROSECUTION, grant,                  PROSECUTION,  consent+h1-permitted,          MEDICAL,  "
        + " CONSENT",
    "SHELTER,     receiver,               PROTECTION,   consent+h2,                    MEDICAL,  "
        + " CONSENT",
    "SHELTER,     receiver-of-another,    PROTECTION,   consent+h2,                    MEDICAL,  "
        + " HANDLING_CODE",
    "SHELTER,     receiver-of-another,    PROTECTION,   consent+h3,                    MEDICAL,  "
        + " HANDLING_CODE",
    "SHELTER,     receiver-of-another,    PROTECTION,   consent+h2-permitted,          MEDICAL,  "
        + " CONSENT",
    "SHELTER,     receiver-of-another,    PROTECTION,   consent+h2,                    CONTACT,  "
        + " CONSENT",
    "SHELTER,     receiver-of-another,    PROTECTION,   h2-permitted,                  MEDICAL,  "
        + " NO_CONSENT",
    "POLICE,      custody,                INVESTIGATION,consent+h2,                    MEDICAL,  "
        + " CONSENT",
    "POLICE,      custody-after-handover, INVESTIGATION,consent+h2,                    MEDICAL,  "
        + " HANDLING_CODE",
    "POLICE,      custody-after-handover, INVESTIGATION,consent+h1,                    MEDICAL,  "
        + " CONSENT",
    "PROSECUTION, grant,                  PROSECUTION,  consent+h2,                    MEDICAL,  "
        + " HANDLING_CODE",
    "SHELTER,     receiver-of-another,    PROTECTION,   child+pk+h2,                   MEDICAL,  "
        + " HANDLING_CODE",
    "NGO,         recorder,               PROTECTION,   h3,                            MEDICAL,  "
        + " OWN_RECORD",
    // reflection
    "POLICE,      custody,                INVESTIGATION,consent+reflects,              CONTACT,  "
        + " REFLECTION_PERIOD",
    "POLICE,      custody,                INVESTIGATION,consent+reflects,              LOCATION, "
        + " REFLECTION_PERIOD",
    "POLICE,      custody,                INVESTIGATION,consent+reflects,              IDENTITY, "
        + " CONSENT",
    "POLICE,      custody,                INVESTIGATION,consent+reflected,             CONTACT,  "
        + " CONSENT",
    "POLICE,      custody,                INVESTIGATION,child+pk+reflects,             CONTACT,  "
        + " REFLECTION_PERIOD",
    "POLICE,      custody,                INVESTIGATION,reflects,                      CONTACT,  "
        + " REFLECTION_PERIOD",
    "BORDER_GUARD,custody,                INVESTIGATION,consent+reflects,              CONTACT,  "
        + " REFLECTION_PERIOD",
    "PROSECUTION, grant,                  PROSECUTION,  consent+reflects,              CONTACT,  "
        + " REFLECTION_PERIOD",
    "SHELTER,     receiver,               PROTECTION,   consent+reflects,              CONTACT,  "
        + " CONSENT",
    // emergency
    "SHELTER,     receiver,               MEDICAL_CARE, emergency,                     MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency,                     IDENTITY, "
        + " EMERGENCY_ACCESS",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency,                     NARRATIVE,"
        + " NO_CONSENT",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency,                     DOCUMENTS,"
        + " NO_CONSENT",
    "SHELTER,     receiver,               PROTECTION,   emergency,                     MEDICAL,  "
        + " NO_CONSENT",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency-over,                MEDICAL,  "
        + " NO_CONSENT",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency+consent,             MEDICAL,  "
        + " CONSENT",
    "SHELTER,     receiver,               MEDICAL_CARE, emergency+withdrawn,           MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "SHELTER,     receiver-of-another,    MEDICAL_CARE, emergency+consent+h2,          MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "SHELTER,     stranger,               MEDICAL_CARE, emergency,                     MEDICAL,  "
        + " not visible",
    "POLICE,      custody,                MEDICAL_CARE, emergency+reflects,            CONTACT,  "
        + " REFLECTION_PERIOD",
    "POLICE,      custody,                MEDICAL_CARE, emergency+reflects,            MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "POLICE,      custody,                MEDICAL_CARE, emergency+consent,             MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "POLICE,      custody,                MEDICAL_CARE, emergency+consent,             NARRATIVE,"
        + " NOT_FOR_EMERGENCY",
    "POLICE,      custody,                MEDICAL_CARE, emergency+consent,             DOCUMENTS,"
        + " NOT_FOR_EMERGENCY",
    "POLICE,      custody,                INVESTIGATION,emergency+consent+reflects,    CONTACT,  "
        + " REFLECTION_PERIOD",
    "POLICE,      custody,                MEDICAL_CARE, nothing,                       MEDICAL,  "
        + " not claimable",
    "POLICE,      custody,                MEDICAL_CARE, emergency-over,                MEDICAL,  "
        + " not claimable",
    "POLICE,      addressed,              MEDICAL_CARE, nothing,                       MEDICAL,  "
        + " not visible",
    "POLICE,      addressed,              MEDICAL_CARE, emergency,                     MEDICAL,  "
        + " EMERGENCY_ACCESS",
    "POLICE,      addressed,              MEDICAL_CARE, emergency,                     NARRATIVE,"
        + " CUSTODY_REQUIRED",
    "POLICE,      addressed,              INVESTIGATION,emergency,                     MEDICAL,  "
        + " not visible",
    "POLICE,      closed-case,            MEDICAL_CARE, emergency,                     MEDICAL,  "
        + " not visible",
    "PROSECUTION, grant,                  MEDICAL_CARE, emergency,                     MEDICAL,  "
        + " not claimable",
  })
  void table(
      AgencyType type,
      String standing,
      Purpose purpose,
      String grounds,
      DataCategory category,
      String expected) {
    Facts facts = standing(standing);
    List.of(grounds.split("\\+")).forEach(ground -> add(ground, facts));
    Decision decision = Disclosure.disclose(me(type), facts.build(), purpose);
    assertThat(outcome(decision, category)).isEqualTo(expected);
  }

  private static void add(String ground, Facts facts) {
    switch (ground) {
      case "nothing" -> {}
      case "consent" -> facts.consent(consent(Giver.SUBJECT, false, AgencyType.values()));
      case "others" -> facts.consent(consent(Giver.SUBJECT, false, AgencyType.LEGAL_AID));
      case "withdrawn" -> facts.consent(consent(Giver.SUBJECT, true, AgencyType.values()));
      case "withdrawn-guardian" ->
          facts.consent(consent(Giver.GUARDIAN, true, AgencyType.values()));
      case "child" -> facts.entitled(Giver.GUARDIAN);
      case "pk" -> facts.underTheLawOf("PK", false);
      case "palermo" -> facts.underTheLawOf("XX", false);
      case "pk-unconfirmed" -> facts.underUnconfirmedLawOf("PK", false);
      case "danger" -> facts.underTheLawOf("PK", true);
      case "by-hospital" -> facts.recorderIs(AgencyType.HOSPITAL);
      case "by-authority" -> facts.recorderIs(AgencyType.HEALTH_AUTHORITY);
      case "h1" -> facts.handledAs(DataCategory.MEDICAL, HandlingCode.H1);
      case "h2" -> facts.handledAs(DataCategory.MEDICAL, HandlingCode.H2);
      case "h3" -> facts.handledAs(DataCategory.MEDICAL, HandlingCode.H3);
      case "h1-permitted" -> facts.handledAs(DataCategory.MEDICAL, HandlingCode.H1, "me");
      case "h2-permitted" -> facts.handledAs(DataCategory.MEDICAL, HandlingCode.H2, "me");
      case "reflects" -> facts.reflectsUntil(NOW.plusSeconds(1));
      case "reflected" -> facts.reflectsUntil(NOW);
      case "emergency" -> facts.emergency(Purpose.MEDICAL_CARE, NOW.plusSeconds(1));
      case "emergency-over" -> facts.emergency(Purpose.MEDICAL_CARE, NOW);
      default -> throw new IllegalArgumentException(ground);
    }
  }

  private static ConsentState consent(Giver by, boolean withdrawn, AgencyType... types) {
    return new ConsentState(
        terms(
            by,
            EnumSet.allOf(Purpose.class),
            Set.of(types),
            Set.of(),
            EnumSet.allOf(DataCategory.class),
            null),
        withdrawn ? NOW.minusSeconds(1) : null);
  }

  private static String outcome(Decision decision, DataCategory category) {
    if (decision instanceof Decision.Disclosed disclosed) {
      Ground ground = disclosed.allowed().get(category);
      if (ground == null) {
        return disclosed.withheld().get(category).name();
      }
      return ground.basis() == null
          ? ground.kind().name()
          : ground.basis().id() + " " + ground.basis().profile();
    }
    return decision instanceof Decision.NotVisible ? "not visible" : "not claimable";
  }

  // ---------------------------------------------------------------- beside the table

  @Test
  void aBasisNamesTheVersionOfItsProfile() {
    Decision.Disclosed decision =
        disclosed(
            standing("receiver").entitled(Giver.GUARDIAN).underTheLawOf("PK", false),
            AgencyType.SHELTER,
            Purpose.PROTECTION);
    assertThat(decision.allowed().get(DataCategory.MEDICAL).basis())
        .isEqualTo(new Ground.Basis("child-protection", "pk", "2026-11"));
  }

  @Test
  void whatCounselHasConfirmedCountsByItself() {
    LegalProfile pk = LegalProfiles.forCountry("PK", java.time.LocalDate.of(2026, 11, 24));
    LegalProfile confirmed =
        new LegalProfile(
            pk.id(),
            pk.version(),
            pk.title(),
            pk.country(),
            pk.validFrom(),
            true,
            pk.timeZone(),
            pk.weekend(),
            pk.weekendSource(),
            pk.dueTimes(),
            pk.reflectionPeriod(),
            pk.anonymousNotice(),
            pk.retention(),
            pk.competentAuthorities(),
            pk.routing(),
            pk.legalBases(),
            pk.reportingDuties(),
            pk.payment(),
            pk.offences(),
            pk.definitions(),
            pk.statements(),
            pk.sources());
    assertThat(bases(confirmed, false).count()).isEqualTo(1);
    assertThat(bases(pk, false).count()).isEqualTo(0);
    assertThat(bases(pk, true).count()).isEqualTo(1);
  }

  private static Stream<LegalProfile.LegalBasis> bases(LegalProfile profile, boolean unconfirmed) {
    return LegalBases.in(profile, unconfirmed, Purpose.INVESTIGATION, DataCategory.NARRATIVE);
  }

  @Test
  void theBasisThatOpensTheNarrativeOpensTheNotes() {
    Facts child = standing("receiver").entitled(Giver.GUARDIAN).underTheLawOf("PK", false);
    assertThat(disclosed(child, AgencyType.SHELTER, Purpose.PROTECTION).notes())
        .isEqualTo(Decision.Notes.ALL);
    assertThat(
            disclosed(
                    standing("receiver-of-another")
                        .entitled(Giver.GUARDIAN)
                        .underTheLawOf("PK", false)
                        .handledAs(DataCategory.NARRATIVE, HandlingCode.H2),
                    AgencyType.SHELTER,
                    Purpose.PROTECTION)
                .notes())
        .isEqualTo(Decision.Notes.NONE);
  }

  @Test
  void whoIsKeptOutIsToldForHowLong() {
    Facts facts =
        standing("custody")
            .consent(consent(Giver.SUBJECT, false, AgencyType.POLICE))
            .reflectsUntil(NOW.plusSeconds(60));
    assertThat(disclosed(facts, AgencyType.POLICE, Purpose.INVESTIGATION).reflectionUntil())
        .isEqualTo(NOW.plusSeconds(60));
    assertThat(
            disclosed(
                    standing("receiver").reflectsUntil(NOW.plusSeconds(60)),
                    AgencyType.SHELTER,
                    Purpose.PROTECTION)
                .reflectionUntil())
        .isNull();
  }

  @Test
  void anEmergencyIsOfThePartyToThatReferral() {
    Facts handedOver =
        ofASubject()
            .recordedBy("a")
            .referral("a", "b")
            .emergency(Purpose.MEDICAL_CARE, NOW.plusSeconds(1));
    assertThat(Disclosure.disclose(me(AgencyType.POLICE), handedOver.build(), Purpose.MEDICAL_CARE))
        .isInstanceOf(Decision.NotVisible.class);
    Reader colleague = reader("me", AgencyType.POLICE, "another-unit", Role.INVESTIGATOR);
    assertThat(
            Disclosure.disclose(
                colleague,
                standing("addressed").emergency(Purpose.MEDICAL_CARE, NOW.plusSeconds(1)).build(),
                Purpose.MEDICAL_CARE))
        .isInstanceOf(Decision.NotVisible.class);
  }

  @Test
  void whatIsReadInAnEmergencyNamesTheAccess() {
    Decision.Disclosed decision =
        disclosed(
            standing("receiver").emergency(Purpose.MEDICAL_CARE, NOW.plusSeconds(1)),
            AgencyType.SHELTER,
            Purpose.MEDICAL_CARE);
    assertThat(decision.emergencyAccess().orElseThrow()).isEqualTo(Facts.EMERGENCY);
    assertThat(
            disclosed(
                    standing("receiver")
                        .consent(consent(Giver.SUBJECT, false, AgencyType.SHELTER))
                        .emergency(Purpose.MEDICAL_CARE, NOW.plusSeconds(1)),
                    AgencyType.SHELTER,
                    Purpose.MEDICAL_CARE)
                .emergencyAccess()
                .isEmpty())
        .as("consent opened it")
        .isTrue();
  }

  /** Opened by "p" of "me". */
  @ParameterizedTest
  @CsvSource({
    "me, p,  INVESTIGATOR,            true",
    "me, q,  INVESTIGATOR,            false",
    "me, q,  SUPERVISOR,              true",
    "me, ,   DATA_PROTECTION_OFFICER, true",
    "a,  p,  DATA_PROTECTION_OFFICER, false",
    "a,  s,  SUPERVISOR,              false",
    ",   ,   COORDINATOR,             false"
  })
  void theReasonIsForWhoAnswersForIt(String agency, String person, Role role, boolean shown) {
    assertThat(
            Disclosure.showsReasonOfEmergency(
                new Caller("client", agency, null, person, Set.of(role)), "me", "p"))
        .isEqualTo(shown);
  }

  private static Decision.Disclosed disclosed(Facts facts, AgencyType type, Purpose purpose) {
    return (Decision.Disclosed) Disclosure.disclose(me(type), facts.build(), purpose);
  }

  @Test
  void codesAreAuditedWithoutTheirConditions() {
    assertThat(
            new HandlingCodes(
                    List.of(
                        new Handling(
                            DataCategory.MEDICAL,
                            HandlingCode.H3,
                            Set.of("me"),
                            "planted-condition")))
                .codes())
        .isEqualTo(Map.of("medical", "H3"));
  }
}

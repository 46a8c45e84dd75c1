package org.amaan.referral.disclosure.decision;

import static org.amaan.referral.disclosure.decision.Facts.NOW;
import static org.amaan.referral.disclosure.decision.Facts.ofASubject;
import static org.amaan.referral.disclosure.decision.Facts.reader;
import static org.amaan.referral.disclosure.decision.Facts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth table of the decision, every cell of it. */
class DisclosureTest {

  // ---------------------------------------------------------------- visible at all

  /** How an agency may stand to a subject. The reader is agency "me", unit "my-unit". */
  enum Way {
    STRANGER(false, false) {
      @Override
      Facts facts() {
        return ofASubject().referral("a", "b").caseHeldBy("c", "c-unit", "d");
      }
    },
    RECORDER(true, false) {
      @Override
      Facts facts() {
        return ofASubject().recordedBy("me");
      }
    },
    REFERRER(true, false) {
      @Override
      Facts facts() {
        return ofASubject().referral("me", "b");
      }
    },
    RECEIVER(true, false) {
      @Override
      Facts facts() {
        return ofASubject().referral("a", "me");
      }
    },
    CUSTODIAN_UNIT(true, true) {
      @Override
      Facts facts() {
        return ofASubject().caseHeldBy("me", "my-unit");
      }
    },
    OTHER_UNIT_OF_THE_CUSTODIAN(false, false) {
      @Override
      Facts facts() {
        return ofASubject().caseHeldBy("me", "another-unit");
      }
    },
    SAME_UNIT_CODE_OF_ANOTHER_AGENCY(false, false) {
      @Override
      Facts facts() {
        return ofASubject().caseHeldBy("a", "my-unit");
      }
    },
    GRANTEE(true, true) {
      @Override
      Facts facts() {
        return ofASubject().caseHeldBy("a", "a-unit", "me");
      }
    },
    CUSTODIAN_OF_A_CLOSED_CASE(false, false) {
      @Override
      Facts facts() {
        return ofASubject().closedCaseHeldBy("me", "my-unit");
      }
    },
    GRANTEE_OF_A_CLOSED_CASE(false, false) {
      @Override
      Facts facts() {
        return ofASubject().closedCaseHeldBy("a", "a-unit", "me");
      }
    },
    CUSTODIAN_OF_A_CLOSED_CASE_AND_AN_OPEN_ONE(true, true) {
      @Override
      Facts facts() {
        return ofASubject().closedCaseHeldBy("me", "my-unit").caseHeldBy("me", "my-unit");
      }
    },
    RECEIVER_WITH_NOTES(true, true) {
      @Override
      Facts facts() {
        return ofASubject().referral("a", "me").noteOf("me");
      }
    },
    FORMER_RECEIVER_WITH_NOTES(false, false) {
      @Override
      Facts facts() {
        return ofASubject().referral("a", null).noteOf("me");
      }
    },
    RECEIVER_WITH_NOTES_WHOSE_CASE_WENT_ON(false, false) {
      @Override
      Facts facts() {
        return ofASubject()
            .recordedBy("a")
            .noteOf("me")
            .caseHeldBy("b", "b-unit"); // receiver of that tie is "someone"
      }
    };

    final boolean helperSees;
    final boolean investigatorSees;

    Way(boolean helperSees, boolean investigatorSees) {
      this.helperSees = helperSees;
      this.investigatorSees = investigatorSees;
    }

    abstract Facts facts();
  }

  static Stream<Arguments> everyTypeAndWay() {
    return Arrays.stream(AgencyType.values())
        .flatMap(type -> Arrays.stream(Way.values()).map(way -> Arguments.of(type, way)));
  }

  @ParameterizedTest
  @MethodSource("everyTypeAndWay")
  void visibility(AgencyType type, Way way) {
    Decision decision =
        Disclosure.disclose(
            reader("me", type, "my-unit", Role.CASEWORKER, Role.INVESTIGATOR),
            way.facts().build(),
            Purpose.PROTECTION);
    boolean investigates =
        Set.of(AgencyType.POLICE, AgencyType.BORDER_GUARD, AgencyType.PROSECUTION).contains(type);
    boolean expected = investigates ? way.investigatorSees : way.helperSees;
    assertThat(!(decision instanceof Decision.NotVisible))
        .as(decision.toString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("everyTypeAndWay")
  void whoIsExcludedSeesNothingWhateverItsPart(AgencyType type, Way way) {
    Facts facts = way.facts().consent(active(everything(Giver.SUBJECT)));
    for (Purpose purpose : Purpose.values()) {
      assertThat(
              Disclosure.disclose(
                  new Reader("me", type, "my-unit", EnumSet.allOf(Role.class)),
                  facts.excluded("me").build(),
                  purpose))
          .isInstanceOf(Decision.NotVisible.class);
    }
  }

  @Test
  void aHandoverEndsTheGiversReadingAlthoughItStaysTheReceiverOfTheReferral() {
    SubjectFacts facts =
        new SubjectFacts(
            "umeed",
            Giver.SUBJECT,
            false,
            EnumSet.allOf(DataCategory.class),
            List.of(active(everything(Giver.SUBJECT))),
            List.of(
                new ReferralRelation(
                    Facts.REFERRAL,
                    "umeed",
                    "ahtc",
                    null,
                    true,
                    Facts.CASE,
                    new Custody(Facts.CASE, 2, "lahore", "lahore-unit", Set.of()))),
            Set.of(new Relation.Correspondence(Facts.REFERRAL, "ahtc")),
            Circumstances.NONE,
            Set.of(),
            NOW);
    assertThat(
            Disclosure.disclose(
                reader("ahtc", AgencyType.POLICE, "ahtc-unit", Role.INVESTIGATOR),
                facts,
                Purpose.INVESTIGATION))
        .isInstanceOf(Decision.NotVisible.class);
    assertThat(
            disclosed(
                    reader("lahore", AgencyType.POLICE, "lahore-unit", Role.INVESTIGATOR),
                    facts,
                    Purpose.INVESTIGATION)
                .allowed()
                .keySet())
        .isEqualTo(EnumSet.allOf(DataCategory.class));
  }

  @Test
  void aUnitlessTokenDoesNotHoldAUnitsCustody() {
    assertThat(
            Disclosure.disclose(
                reader("me", AgencyType.POLICE, null, Role.INVESTIGATOR),
                ofASubject().caseHeldBy("me", "my-unit").build(),
                Purpose.INVESTIGATION))
        .isInstanceOf(Decision.NotVisible.class);
  }

  // ---------------------------------------------------------------- purposes by role

  private static final Map<Role, Set<Purpose>> CLAIMABLE =
      Map.of(
          Role.REFERRER, Set.of(Purpose.PROTECTION, Purpose.MEDICAL_CARE, Purpose.LEGAL_AID),
          Role.CASEWORKER, Set.of(Purpose.PROTECTION, Purpose.MEDICAL_CARE, Purpose.LEGAL_AID),
          Role.INVESTIGATOR, Set.of(Purpose.INVESTIGATION),
          Role.SUPERVISOR, Set.of(Purpose.INVESTIGATION),
          Role.PROSECUTOR, Set.of(Purpose.PROSECUTION),
          Role.COORDINATOR, Set.of(Purpose.CROSS_BORDER));

  static Stream<Arguments> everyRoleAndPurpose() {
    return Arrays.stream(Role.values())
        .flatMap(
            role -> Arrays.stream(Purpose.values()).map(purpose -> Arguments.of(role, purpose)));
  }

  @ParameterizedTest
  @MethodSource("everyRoleAndPurpose")
  void purposes(Role role, Purpose purpose) {
    Decision decision =
        Disclosure.disclose(
            reader("me", AgencyType.NGO, null, role),
            ofASubject().referral("a", "me").consent(active(everything(Giver.SUBJECT))).build(),
            purpose);
    if (CLAIMABLE.getOrDefault(role, Set.of()).contains(purpose)) {
      assertThat(((Decision.Disclosed) decision).allowed().size())
          .isEqualTo(DataCategory.values().length);
    } else {
      assertThat(((Decision.PurposeNotClaimable) decision).claimable())
          .isEqualTo(CLAIMABLE.getOrDefault(role, Set.of()));
    }
  }

  @Test
  void statisticsAreNobodysPurpose() {
    Decision decision =
        Disclosure.disclose(
            new Reader("me", AgencyType.NGO, null, EnumSet.allOf(Role.class)),
            ofASubject().referral("a", "me").build(),
            Purpose.STATISTICS);
    assertThat(decision).isInstanceOf(Decision.PurposeNotClaimable.class);
  }

  @Test
  void whoMayNotSeeTheSubjectIsNotToldAboutPurposes() {
    assertThat(
            Disclosure.disclose(
                reader("me", AgencyType.NGO, null, Role.AUDITOR),
                ofASubject().referral("a", "b").build(),
                Purpose.STATISTICS))
        .isInstanceOf(Decision.NotVisible.class);
  }

  // ---------------------------------------------------------------- consent

  /**
   * One consent against one question: identity, for protection, by the shelter "me". Each column
   * says whether that part of the consent fits.
   */
  @ParameterizedTest
  @CsvSource({
    // purpose, recipient by, category, giver, withdrawn, expired -> outcome
    "true,  type,   true,  true,  false, false, CONSENT",
    "true,  code,   true,  true,  false, false, CONSENT",
    "true,  both,   true,  true,  false, false, CONSENT",
    "true,  none,   true,  true,  false, false, NO_CONSENT",
    "false, type,   true,  true,  false, false, NO_CONSENT_FOR_PURPOSE",
    "false, none,   true,  true,  false, false, NO_CONSENT",
    "true,  type,   false, true,  false, false, NO_CONSENT_FOR_CATEGORY",
    "false, none,   false, true,  false, false, NO_CONSENT",
    "true,  type,   true,  false, false, false, CONSENT_GIVER_NOT_ENTITLED",
    "true,  none,   true,  false, false, false, NO_CONSENT",
    "false, type,   true,  false, false, false, NO_CONSENT",
    "true,  type,   false, false, false, false, NO_CONSENT",
    "true,  type,   true,  true,  true,  false, CONSENT_WITHDRAWN",
    "true,  type,   true,  false, true,  false, CONSENT_WITHDRAWN",
    "true,  type,   true,  true,  true,  true,  CONSENT_WITHDRAWN",
    "true,  none,   true,  true,  true,  false, NO_CONSENT",
    "false, type,   true,  true,  true,  false, NO_CONSENT",
    "true,  type,   false, true,  true,  false, NO_CONSENT",
    "true,  type,   true,  true,  false, true,  CONSENT_EXPIRED",
    "true,  type,   true,  false, false, true,  CONSENT_EXPIRED",
    "true,  none,   true,  true,  false, true,  NO_CONSENT",
    "false, type,   true,  true,  false, true,  NO_CONSENT",
    "true,  type,   false, true,  false, true,  NO_CONSENT"
  })
  void oneConsent(
      boolean purpose,
      String recipient,
      boolean category,
      boolean giver,
      boolean withdrawn,
      boolean expired,
      String outcome) {
    ConsentGiven terms =
        terms(
            giver ? Giver.SUBJECT : Giver.GUARDIAN,
            Set.of(purpose ? Purpose.PROTECTION : Purpose.INVESTIGATION),
            switch (recipient) {
              case "type", "both" -> Set.of(AgencyType.SHELTER);
              default -> Set.of(AgencyType.POLICE);
            },
            switch (recipient) {
              case "code", "both" -> Set.of("me");
              default -> Set.of("you");
            },
            Set.of(category ? DataCategory.IDENTITY : DataCategory.MEDICAL),
            expired ? NOW : NOW.plusSeconds(1));
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            ofASubject()
                .referral("a", "me")
                .consent(new ConsentState(terms, withdrawn ? NOW.minusSeconds(1) : null))
                .build(),
            Purpose.PROTECTION);
    assertThat(outcomeOf(decision, DataCategory.IDENTITY)).isEqualTo(outcome);
  }

  @Test
  void partsOfDifferentConsentsDoNotAddUp() {
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            ofASubject()
                .referral("a", "me")
                .consent(
                    active(
                        terms(
                            Giver.SUBJECT,
                            Set.of(Purpose.PROTECTION),
                            Set.of(AgencyType.SHELTER),
                            Set.of(),
                            Set.of(DataCategory.CONTACT),
                            null)))
                .consent(
                    active(
                        terms(
                            Giver.SUBJECT,
                            Set.of(Purpose.PROTECTION),
                            Set.of(AgencyType.HOSPITAL),
                            Set.of(),
                            Set.of(DataCategory.MEDICAL),
                            null)))
                .build(),
            Purpose.PROTECTION);
    assertThat(decision.allowed().keySet()).isEqualTo(Set.of(DataCategory.CONTACT));
    assertThat(outcomeOf(decision, DataCategory.MEDICAL)).isEqualTo("NO_CONSENT_FOR_CATEGORY");
    assertThat(outcomeOf(decision, DataCategory.IDENTITY)).isEqualTo("NO_CONSENT_FOR_CATEGORY");
  }

  @Test
  void aConsentThatStandsOutweighsOneThatWasWithdrawn() {
    ConsentGiven same = everything(Giver.SUBJECT);
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            ofASubject()
                .referral("a", "me")
                .consent(new ConsentState(same, NOW))
                .consent(active(same))
                .build(),
            Purpose.PROTECTION);
    assertThat(decision.allowed().keySet()).isEqualTo(Set.of(DataCategory.values()));
  }

  @ParameterizedTest
  @CsvSource({
    "SUBJECT,  SUBJECT,  true",
    "SUBJECT,  GUARDIAN, false",
    "GUARDIAN, SUBJECT,  false",
    "GUARDIAN, GUARDIAN, true"
  })
  void onlyTheEntitledGiverCounts(Giver entitled, Giver givenBy, boolean allowed) {
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            ofASubject()
                .referral("a", "me")
                .entitled(entitled)
                .consent(active(everything(givenBy)))
                .build(),
            Purpose.PROTECTION);
    assertThat(decision.allows(DataCategory.IDENTITY)).isEqualTo(allowed);
  }

  @Test
  void thatNothingIsRecordedIsSaidOnlyWhereItWouldBeOpen() {
    ConsentGiven identityOnly =
        terms(
            Giver.SUBJECT,
            Set.of(Purpose.PROTECTION),
            Set.of(AgencyType.SHELTER),
            Set.of(),
            Set.of(DataCategory.IDENTITY),
            null);
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            ofASubject()
                .referral("a", "me")
                .recorded(Set.of())
                .consent(active(identityOnly))
                .build(),
            Purpose.PROTECTION);
    assertThat(outcomeOf(decision, DataCategory.IDENTITY)).isEqualTo("NOT_RECORDED");
    assertThat(outcomeOf(decision, DataCategory.MEDICAL)).isEqualTo("NO_CONSENT_FOR_CATEGORY");
  }

  // ---------------------------------------------------------------- own record

  /** The recording agency reads back; the consents are about identity or location, to others. */
  @ParameterizedTest
  @CsvSource({
    // identity: withdrawn, in force, expired; location: in force -> identity, medical
    "false, false, false, false, OWN_RECORD,        OWN_RECORD",
    "false, true,  false, false, OWN_RECORD,        OWN_RECORD",
    "false, false, true,  false, OWN_RECORD,        OWN_RECORD",
    "true,  false, false, false, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN",
    "true,  false, true,  false, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN",
    "true,  true,  false, false, OWN_RECORD,        OWN_RECORD",
    "true,  false, false, true,  CONSENT_WITHDRAWN, OWN_RECORD"
  })
  void ownRecord(
      boolean withdrawn,
      boolean inForce,
      boolean expired,
      boolean locationInForce,
      String identity,
      String medical) {
    Facts facts = ofASubject().recordedBy("me").referral("me", "ahtc");
    if (withdrawn) {
      facts.consent(new ConsentState(toPolice(DataCategory.IDENTITY, null), NOW));
    }
    if (inForce) {
      facts.consent(active(toPolice(DataCategory.IDENTITY, null)));
    }
    if (expired) {
      facts.consent(active(toPolice(DataCategory.IDENTITY, NOW)));
    }
    if (locationInForce) {
      facts.consent(active(toPolice(DataCategory.LOCATION, null)));
    }
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.NGO, null, Role.REFERRER), facts.build(), Purpose.PROTECTION);
    assertThat(outcomeOf(decision, DataCategory.IDENTITY)).isEqualTo(identity);
    assertThat(outcomeOf(decision, DataCategory.MEDICAL)).isEqualTo(medical);
  }

  @Test
  void whatReplacedAWithdrawnConsentMayRunOutLikeAnyOther() {
    Facts facts =
        ofASubject()
            .recordedBy("me")
            .referral("me", "ahtc")
            .consent(
                new ConsentState(toPolice(DataCategory.IDENTITY, null), NOW.minusSeconds(7200)))
            .consent(active(toPolice(DataCategory.IDENTITY, NOW)));
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.NGO, null, Role.REFERRER), facts.build(), Purpose.PROTECTION);
    assertThat(outcomeOf(decision, DataCategory.IDENTITY)).isEqualTo("OWN_RECORD");
    assertThat(outcomeOf(decision, DataCategory.MEDICAL)).isEqualTo("OWN_RECORD");
  }

  private static ConsentGiven toPolice(DataCategory category, Instant expiresAt) {
    return terms(
        Giver.SUBJECT,
        Set.of(Purpose.INVESTIGATION),
        Set.of(AgencyType.POLICE),
        Set.of(),
        Set.of(category),
        expiresAt);
  }

  @Test
  void aReferrerThatDidNotRecordTheSubjectNeedsConsent() {
    Decision.Disclosed decision =
        disclosed(
            reader("me", AgencyType.NGO, null, Role.REFERRER),
            ofASubject().recordedBy("a").referral("me", "b").build(),
            Purpose.PROTECTION);
    assertThat(decision.allowed()).isEqualTo(Map.of());
  }

  // ---------------------------------------------------------------- notes

  /** Who reads which note: by "me", to "me", between others. */
  @ParameterizedTest
  @CsvSource({
    // recorded by the reader, consent to narrative -> reads what it wrote, what it was sent,
    // others'
    "false, none,      true,  false, false",
    "false, given,     true,  true,  true",
    "false, expired,   true,  false, false",
    "false, withdrawn, false, false, false",
    "true,  none,      true,  true,  false",
    "true,  given,     true,  true,  true",
    "true,  expired,   true,  true,  false",
    "true,  withdrawn, false, false, false"
  })
  void notes(boolean recorder, String consent, boolean wrote, boolean wasSent, boolean others) {
    Facts facts = ofASubject().referral("a", "me").recordedBy(recorder ? "me" : "a");
    switch (consent) {
      case "given" -> facts.consent(active(everything(Giver.SUBJECT)));
      case "expired" -> facts.consent(active(everythingUntil(NOW)));
      case "withdrawn" -> facts.consent(new ConsentState(everything(Giver.SUBJECT), NOW));
      default -> assertThat(consent).isEqualTo("none");
    }
    Reader me = reader("me", AgencyType.SHELTER, null, Role.CASEWORKER);
    Decision.Disclosed decision = disclosed(me, facts.build(), Purpose.PROTECTION);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "me", "a")).isEqualTo(wrote);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "me")).isEqualTo(wasSent);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "b")).isEqualTo(others);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", null)).isEqualTo(others);
  }

  /** A guardian who could not consent has consented to nothing and takes nothing back. */
  @ParameterizedTest
  @CsvSource({
    // another consent beside it -> the shelter reads, the recording agency reads
    "none,      false, true",
    "given,     true,  true",
    "withdrawn, false, false"
  })
  void aConsentOfAGuardianInConflictIsNone(String beside, boolean shelter, boolean recorder) {
    ConsentGiven terms = everything(Giver.GUARDIAN);
    Facts facts =
        ofASubject()
            .entitled(Giver.GUARDIAN)
            .recordedBy("ngo")
            .referral("ngo", "me")
            .consent(new ConsentState(terms, NOW.minusSeconds(5), true));
    switch (beside) {
      case "given" -> facts.consent(active(terms));
      case "withdrawn" -> facts.consent(new ConsentState(terms, NOW.minusSeconds(9)));
      default -> assertThat(beside).isEqualTo("none");
    }
    Decision.Disclosed read =
        disclosed(
            reader("me", AgencyType.SHELTER, null, Role.CASEWORKER),
            facts.build(),
            Purpose.PROTECTION);
    assertThat(read.allowed().containsKey(DataCategory.IDENTITY)).isEqualTo(shelter);
    if (beside.equals("none")) {
      assertThat(outcomeOf(read, DataCategory.IDENTITY)).isEqualTo("CONSENT_GIVER_NOT_ENTITLED");
    }
    Decision.Disclosed own =
        disclosed(
            reader("ngo", AgencyType.NGO, null, Role.REFERRER), facts.build(), Purpose.PROTECTION);
    assertThat(own.allowed().containsKey(DataCategory.IDENTITY)).isEqualTo(recorder);
  }

  @Test
  void theRecordingAgencyReadsBackItsRecordButNotOthersNotes() {
    Reader me = reader("me", AgencyType.NGO, null, Role.REFERRER);
    Decision.Disclosed decision =
        disclosed(
            me, ofASubject().recordedBy("me").referral("me", "b").build(), Purpose.PROTECTION);
    assertThat(decision.allows(DataCategory.NARRATIVE)).isTrue();
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "b", "c")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"POLICE", "BORDER_GUARD", "PROSECUTION"})
  void beforeACaseAnInvestigatingReceiverSeesItsNotesAndNothingElse(AgencyType type) {
    Reader me = reader("me", type, "my-unit", Role.SUPERVISOR);
    Decision.Disclosed decision =
        disclosed(
            me,
            ofASubject()
                .referral("a", "me")
                .noteOf("me")
                .consent(active(everything(Giver.SUBJECT)))
                .build(),
            Purpose.INVESTIGATION);
    assertThat(decision.allowed()).isEqualTo(Map.of());
    assertThat(Set.copyOf(decision.withheld().values()))
        .isEqualTo(Set.of(WithheldReason.CUSTODY_REQUIRED));
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "me", "a")).isTrue();
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "me")).isTrue();
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "b")).isFalse();
  }

  @Test
  void aCorrespondentReadsNothingOfAnotherReferral() {
    Reader me = reader("me", AgencyType.POLICE, "my-unit", Role.SUPERVISOR);
    Decision.Disclosed decision =
        disclosed(
            me,
            ofASubject()
                .referralToUnit("a", "me", "my-unit")
                .noteOf("me")
                .consent(active(everything(Giver.SUBJECT)))
                .build(),
            Purpose.INVESTIGATION);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "me")).isTrue();
    assertThat(decision.allowsNote(me, new UUID(0, 9), "a", "me")).isFalse();
    assertThat(decision.allowsNote(me, new UUID(0, 9), "me", "a")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"POLICE", "BORDER_GUARD", "PROSECUTION"})
  void withoutConsentToNarrativeItReadsOnlyWhatItWrote(AgencyType type) {
    Reader me = reader("me", type, "my-unit", Role.SUPERVISOR);
    Decision.Disclosed decision =
        disclosed(me, ofASubject().referral("a", "me").noteOf("me").build(), Purpose.INVESTIGATION);
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "me", "a")).isTrue();
    assertThat(decision.allowsNote(me, Facts.REFERRAL, "a", "me")).isFalse();
  }

  @Test
  void notesToAUnitAreNotForAnotherUnit() {
    Facts facts = ofASubject().referralToUnit("a", "me", "my-unit").noteOf("me");
    assertThat(
            Disclosure.disclose(
                reader("me", AgencyType.POLICE, "another-unit", Role.SUPERVISOR),
                facts.build(),
                Purpose.INVESTIGATION))
        .isInstanceOf(Decision.NotVisible.class);
    disclosed(
        reader("me", AgencyType.POLICE, "my-unit", Role.SUPERVISOR),
        facts.build(),
        Purpose.INVESTIGATION);
  }

  // ----------------------------------------------------------------

  private static Decision.Disclosed disclosed(Reader reader, SubjectFacts facts, Purpose purpose) {
    return (Decision.Disclosed) Disclosure.disclose(reader, facts, purpose);
  }

  private static String outcomeOf(Decision.Disclosed decision, DataCategory category) {
    return decision.allows(category)
        ? decision.allowed().get(category).kind().name()
        : decision.withheld().get(category).name();
  }

  private static ConsentState active(ConsentGiven terms) {
    return new ConsentState(terms, null);
  }

  private static ConsentGiven everything(Giver by) {
    return everything(by, null);
  }

  private static ConsentGiven everythingUntil(Instant end) {
    return everything(Giver.SUBJECT, end);
  }

  private static ConsentGiven everything(Giver by, Instant expiresAt) {
    return terms(
        by,
        EnumSet.allOf(Purpose.class),
        EnumSet.allOf(AgencyType.class),
        Set.of(),
        Arrays.stream(DataCategory.values()).collect(Collectors.toSet()),
        expiresAt);
  }
}

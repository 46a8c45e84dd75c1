package org.amaan.referral.disclosure.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is read like its category, and read back by who added it. */
class AttachmentRuleTest {

  private static final Reader RECORDER = Facts.reader("ngo", AgencyType.NGO, null, Role.REFERRER);
  private static final Reader RECEIVER =
      Facts.reader("shelter", AgencyType.SHELTER, null, Role.CASEWORKER);
  private static final Reader POLICE =
      Facts.reader("police", AgencyType.POLICE, "unit", Role.INVESTIGATOR);

  @ParameterizedTest(name = "{0} reads {1} of {2}: {3}")
  @CsvSource({
    // consent names shelters, for protection, for documents
    "shelter, documents, ngo,     true",
    "shelter, documents, shelter, true",
    "shelter, medical,   ngo,     false",
    "shelter, medical,   shelter, true",
    "ngo,     documents, ngo,     true",
    "ngo,     medical,   ngo,     true",
    "ngo,     documents, shelter, false",
    "ngo,     medical,   shelter, false"
  })
  void byCategoryAndByWhoAddedIt(String who, String category, String addedBy, boolean open) {
    Reader reader = who.equals("ngo") ? RECORDER : RECEIVER;
    assertThat(opens(reader, facts(consent(false)), category, addedBy)).isEqualTo(open);
  }

  @Test
  void whatWasTakenBackIsClosedToWhoAddedItToo() {
    Facts facts = facts(consent(true));
    for (Reader reader : Set.of(RECORDER, RECEIVER)) {
      assertThat(opens(reader, facts, "documents", reader.agency())).as(reader.agency()).isFalse();
      assertThat(opens(reader, facts, "medical", reader.agency())).as(reader.agency()).isFalse();
    }
  }

  @Test
  void policeBeforeACaseReadNoFiles() {
    Facts facts =
        Facts.ofASubject()
            .recordedBy("ngo")
            .referralToUnit("ngo", "police", "unit")
            .noteOf("police");
    assertThat(opens(POLICE, facts, Purpose.INVESTIGATION, "documents", "ngo")).isFalse();
    assertThat(opens(POLICE, facts, Purpose.INVESTIGATION, "documents", "police")).isFalse();
    assertThat(
            opens(
                POLICE,
                Facts.ofASubject().caseHeldBy("police", "unit"),
                Purpose.INVESTIGATION,
                "documents",
                "police"))
        .isTrue();
  }

  @Test
  void ofWhatIsOnlyTheRecordersOwnItSaysWhyTheFilesOfOthersAreNot() {
    Map<DataCategory, WithheldReason> withheld = withheld(RECORDER, Set.of());
    assertThat(withheld.get(DataCategory.DOCUMENTS)).isEqualTo(WithheldReason.NO_CONSENT);
    assertThat(withheld.get(DataCategory.MEDICAL)).isEqualTo(WithheldReason.NO_CONSENT);
    assertThat(withheld.keySet()).isEqualTo(EnumSet.allOf(DataCategory.class));
    assertThat(withheld(RECORDER, Set.of(DataCategory.DOCUMENTS)).keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(DataCategory.DOCUMENTS)));
    assertThat(withheld(RECEIVER, Set.of()).keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(DataCategory.DOCUMENTS)));
  }

  @Test
  void whatNoGroundOpensIsItsAddersOwnAndHasNoCodeOfTheRecorder() {
    SubjectFacts facts =
        facts(consent(false))
            .handledAs(DataCategory.DOCUMENTS, HandlingCode.H1)
            .handledAs(DataCategory.MEDICAL, HandlingCode.H3)
            .build();
    Decision.Disclosed decision = decide(RECEIVER, facts);
    assertThat(
            AttachmentRule.grounds(decision, Set.of(DataCategory.DOCUMENTS, DataCategory.MEDICAL)))
        .isEqualTo(
            Map.of(
                DataCategory.DOCUMENTS, Ground.CONSENT, DataCategory.MEDICAL, Ground.OWN_RECORD));
    assertThat(AttachmentRule.handling(facts, decision).codes())
        .isEqualTo(Map.of("documents", "H1"));
  }

  private static Map<DataCategory, WithheldReason> withheld(
      Reader reader, Set<DataCategory> shown) {
    SubjectFacts facts = facts(consent(false)).build();
    return AttachmentRule.withheld(reader, facts, Purpose.PROTECTION, decide(reader, facts), shown);
  }

  private static Decision.Disclosed decide(Reader reader, SubjectFacts facts) {
    return (Decision.Disclosed) Disclosure.disclose(reader, facts, Purpose.PROTECTION);
  }

  private static boolean opens(Reader reader, Facts facts, String category, String addedBy) {
    return opens(reader, facts, Purpose.PROTECTION, category, addedBy);
  }

  private static boolean opens(
      Reader reader, Facts facts, Purpose purpose, String category, String addedBy) {
    SubjectFacts all = facts.recorded(Set.of()).build().asIfAllWereRecorded();
    return AttachmentRule.opens(
        reader,
        all,
        (Decision.Disclosed) Disclosure.disclose(reader, all, purpose),
        DataCategory.of(category),
        addedBy);
  }

  private static Facts facts(ConsentState consent) {
    return Facts.ofASubject().recordedBy("ngo").referral("ngo", "shelter").consent(consent);
  }

  private static ConsentState consent(boolean withdrawn) {
    return new ConsentState(
        Facts.terms(
            Giver.SUBJECT,
            Set.of(Purpose.PROTECTION),
            Set.of(AgencyType.SHELTER),
            Set.of(),
            Set.of(DataCategory.DOCUMENTS),
            null),
        withdrawn ? Facts.NOW.minusSeconds(60) : null);
  }
}

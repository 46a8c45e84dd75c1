package org.amaan.knowledge.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Definition.Validity;
import org.amaan.knowledge.law.Kind;
import org.amaan.knowledge.law.State;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;
import org.amaan.knowledge.law.Topic;

/** Fictional files to assess: {@code file(ADULT).with("deception", ESTABLISHED)}. */
final class Files {

  private Files() {}

  /** The versions in which national acts were read. */
  static final LegalProfile PK_AS_READ = asRead("pk");

  static final LegalProfile IR_AS_READ = asRead("ir");
  static final LegalProfile BD_AS_READ = asRead("bd");
  static final LegalProfile IQ_AS_READ = asRead("iq");
  static final LegalProfile AF_AS_READ = asRead("af");

  private static LegalProfile asRead(String id) {
    return LegalProfiles.find(id, "2026-12").orElseThrow();
  }

  /** Pakistan's profile with one act that is made up, and names everything as that. */
  static LegalProfile madeUp(Validity validity, Coverage named) {
    LegalProfile p = PK_AS_READ;
    Statement statement =
        new Statement(
            "made-up",
            Topic.STANDING,
            null,
            "It is made up for a test.",
            State.READ,
            "ptpa-2018-text",
            validity.mark(),
            null,
            null);
    Definition definition =
        new Definition(
            "made-up",
            Kind.TRAFFICKING,
            "Made-up Act",
            "the made-up Act",
            validity,
            Definition.Persons.ANY,
            List.of(
                new Definition.Named(
                    p.offence(OffenceType.TRAFFICKING_IN_PERSONS).elements().stream()
                        .filter(element -> element.part() != Offence.Part.CONDITION)
                        .map(Offence.Element::id)
                        .toList(),
                    named,
                    "made-up")),
            new Definition.ChildRule(Definition.ChildRule.Means.NOT_NEEDED, "made-up"),
            new Definition.Territory(false, "made-up"),
            new Definition.NonPunishment(List.of(), List.of(), "made-up"),
            List.of(statement));
    return new LegalProfile(
        p.id(),
        p.version(),
        p.title(),
        p.country(),
        p.validFrom(),
        p.confirmedByCounsel(),
        p.timeZone(),
        p.weekend(),
        p.weekendSource(),
        p.dueTimes(),
        p.reflectionPeriod(),
        p.anonymousNotice(),
        p.retention(),
        p.competentAuthorities(),
        p.routing(),
        p.legalBases(),
        p.reportingDuties(),
        p.payment(),
        p.offences(),
        List.of(definition),
        p.statements(),
        p.sources());
  }

  static LegalProfile profileOf(String country) {
    return LegalProfiles.forCountry(country, LocalDate.parse("2026-11-24"));
  }

  static Draft file(AgeClass ageClass) {
    return new Draft(ageClass, false, List.of());
  }

  record Draft(AgeClass ageClass, boolean consentMentioned, List<Finding> findings) {

    Draft with(String element, FindingValue value) {
      return with(finding(element, value));
    }

    Draft with(Finding finding) {
      List<Finding> more = new ArrayList<>(findings);
      more.add(finding);
      return new Draft(ageClass, consentMentioned, more);
    }

    Draft mentioningConsent() {
      return new Draft(ageClass, true, findings);
    }

    Draft of(AgeClass other) {
      return new Draft(other, consentMentioned, findings);
    }

    RecordedFindings recorded() {
      return new RecordedFindings(ageClass, consentMentioned, findings, null);
    }

    /** Of acts between two days. */
    Assessment by(LegalProfile profile, String from, String to) {
      return OffenceEvaluator.evaluate(
          profile,
          new RecordedFindings(
              ageClass,
              consentMentioned,
              findings,
              TimeOfActs.between(LocalDate.parse(from), LocalDate.parse(to))));
    }

    Assessment by(LegalProfile profile) {
      return OffenceEvaluator.evaluate(profile, recorded());
    }
  }

  static Finding finding(String element, FindingValue value) {
    return new Finding(
        element,
        value,
        "as the record says of " + element,
        List.of(link("observation", element)),
        List.of(link("evidence", element)));
  }

  static UUID link(String kind, String element) {
    return UUID.nameUUIDFromBytes(
        (kind + element).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}

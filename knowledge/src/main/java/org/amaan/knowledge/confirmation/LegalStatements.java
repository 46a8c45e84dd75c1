package org.amaan.knowledge.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.Topic;

/** Everything in a legal profile that counsel can confirm, in the order in which it is read. */
public final class LegalStatements {

  private final LegalProfile profile;
  private final List<Reviewable> found = new ArrayList<>();

  private LegalStatements(LegalProfile profile) {
    this.profile = profile;
  }

  public static List<Reviewable> of(LegalProfile profile) {
    LegalStatements statements = new LegalStatements(profile);
    statements.acts();
    statements.offences();
    statements.rules();
    statements.sources();
    return statements.found;
  }

  private void acts() {
    profile
        .definitions()
        .forEach(
            act ->
                act.statements()
                    .forEach(
                        statement ->
                            add(statement, "Results by " + act.name() + changes(statement))));
    profile.statements().forEach(statement -> add(statement, "What explanations and pages say."));
  }

  private static String changes(Statement statement) {
    if (statement.topic() == Topic.PENALTY || statement.topic() == Topic.PROTECTION) {
      return ": what they tell beside the result.";
    }
    return ": whether its elements are met, and what is said of it.";
  }

  private void offences() {
    for (Offence offence : profile.offences()) {
      for (Offence.Element element : offence.elements()) {
        add(
            "elements/" + element.id(),
            element.name() + ": " + element.says(),
            element.source(),
            "Results on " + offence.name() + ": what has to be found.");
      }
    }
  }

  private void rules() {
    for (LegalProfile.LegalBasis basis : profile.legalBases()) {
      add(
          "legal-bases/" + basis.id(),
          "%s Opens %s for %s."
              .formatted(
                  basis.applies(),
                  words(basis.categories().stream().map(Object::toString).sorted().toList()),
                  words(basis.purposes().stream().map(Object::toString).sorted().toList())),
          basis.source(),
          "Who may read personal data without consent.");
    }
    profile
        .routing()
        .forEach(
            rule ->
                add(
                    "routing/" + rule.id(),
                    rule.reason(),
                    rule.source(),
                    "To which kind of agency a referral goes."));
    profile
        .competentAuthorities()
        .forEach(
            competent ->
                add(
                    "competent-authorities/" + competent.matter(),
                    competent.authority(),
                    competent.source(),
                    "What pages say of competence."));
    profile
        .reportingDuties()
        .forEach(
            duty ->
                add(
                    "reporting-duties/" + place(duty.who()),
                    duty.who() + ": " + duty.says(),
                    duty.source(),
                    "Whether a report rests on a duty."));
    add(
        "payment",
        profile.payment().says(),
        profile.payment().source(),
        "Whether payment alone is a sign.");
    add(
        "reflection-period",
        profile.reflectionPeriod().days() + " days.",
        profile.reflectionPeriod().source(),
        "For how long police and prosecution are kept from contact and location.");
    add(
        "retention",
        profile.retention().years() + " years after the last proceedings ended.",
        profile.retention().source(),
        "When data about a subject are erased.");
  }

  private void sources() {
    profile
        .sources()
        .forEach(
            source ->
                found.add(
                    new Reviewable(
                        "sources/" + source.id(),
                        source.says(),
                        null,
                        source.where() + " (" + source.status().replace('-', ' ') + ")",
                        "Every sentence that names this source.")));
  }

  private void add(Statement statement, String changes) {
    LegalProfile.Source source = profile.source(statement.source());
    found.add(
        new Reviewable(
            "statements/" + statement.id(),
            (statement.article() == null ? "" : statement.article() + ": ") + statement.says(),
            null,
            "%s (%s%s)"
                .formatted(
                    source.where(),
                    statement.state().value().replace('-', ' '),
                    statement.mark() == null
                        ? ""
                        : "; " + statement.mark().value().replace('-', ' ')),
            changes));
  }

  private void add(String place, String says, String sourceId, String changes) {
    LegalProfile.Source source = profile.source(sourceId);
    found.add(
        new Reviewable(
            place,
            says,
            null,
            source.where() + " (" + source.status().replace('-', ' ') + ")",
            changes));
  }

  private static String place(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String words(List<String> words) {
    return String.join(", ", words);
  }
}

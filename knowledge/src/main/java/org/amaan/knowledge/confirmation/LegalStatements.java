package org.amaan.knowledge.confirmation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.RoutingRule;
import org.amaan.knowledge.law.Definition;
import org.jspecify.annotations.Nullable;

/** Everything in a legal profile that counsel can confirm, in the order in which it is read. */
public final class LegalStatements {

  private static final String NOTHING_COMPUTED = "Nothing that the platform decides.";

  private final LegalProfile profile;
  private final List<Reviewable> found = new ArrayList<>();

  private LegalStatements(LegalProfile profile) {
    this.profile = profile;
  }

  public static List<Reviewable> of(LegalProfile profile) {
    LegalStatements statements = new LegalStatements(profile);
    profile.definitions().forEach(act -> statements.found.addAll(statements.about(act)));
    statements.country();
    profile.offences().forEach(statements::offence);
    statements.reading();
    profile.routing().forEach(statements::routing);
    statements.duties();
    statements.times();
    statements.sources();
    return List.copyOf(statements.found);
  }

  /** The rules that the explanation of an offence quotes, by their places. */
  public static Map<String, Offence.Rule> rules(Offence offence) {
    Offence.Rules rules = offence.rules();
    Map<String, Offence.Rule> found = new LinkedHashMap<>();
    String under = "rules/" + offence.type().value() + "/";
    found.put(under + "needs", rules.needs());
    if (rules.child() != null) {
      found.put(under + "child", rules.child());
    }
    if (rules.unknownAge() != null) {
      found.put(under + "unknown-age", rules.unknownAge());
    }
    found.put(under + "consent-of-adult", rules.consentOfAdult());
    found.put(under + "consent-of-child", rules.consentOfChild());
    found.put(under + "without-removal", rules.withoutRemoval());
    return found;
  }

  private List<Reviewable> about(Definition act) {
    return new ActStatements(profile, act).all();
  }

  private void country() {
    profile
        .statements()
        .forEach(
            statement ->
                found.add(
                    ActStatements.reviewable(
                        profile,
                        statement,
                        profile.title(),
                        List.of(),
                        "What is said beside the results; no result.")));
  }

  private void offence(Offence offence) {
    for (Offence.Element element : offence.elements()) {
      add(
          "elements/" + element.id(),
          element.name() + ": " + element.says(),
          taken(offence, element),
          element.source(),
          "Results on " + offence.name() + ": what has to be found.");
    }
    rules(offence)
        .forEach(
            (place, rule) ->
                add(
                    place,
                    rule.says(),
                    taken(offence, place, rule),
                    rule.source(),
                    "What explanations of " + offence.name() + " say."));
  }

  private String taken(Offence offence, Offence.Element element) {
    List<String> facts = new ArrayList<>();
    facts.add(element.part().value());
    facts.add(article(offence, element.provision()));
    if (Boolean.TRUE.equals(element.restsOnPayment())) {
      facts.add("does not count where paying the donor is lawful");
    }
    Offence.NeedsAlso also = element.needsAlso();
    if (also != null) {
      facts.add(
          "counts only beside "
              + String.join(" or ", also.elements())
              + (Boolean.TRUE.equals(also.ofAdultsOnly()) ? ", in an adult's case" : "")
              + ": "
              + also.says()
              + " ("
              + profile.source(also.source()).where()
              + ")");
    }
    return String.join("; ", facts);
  }

  private static String taken(Offence offence, String place, Offence.Rule rule) {
    String article = article(offence, rule.provision());
    if (!place.endsWith("/needs")) {
      return article;
    }
    return "%s; one of each: %s; in a child's case: %s"
        .formatted(article, parts(offence.needs()), parts(offence.needsForAChild()));
  }

  private static String parts(List<Offence.Part> parts) {
    return parts.stream().map(Offence.Part::value).collect(Collectors.joining(", "));
  }

  private static String article(Offence offence, String provisionId) {
    Offence.Provision provision = offence.provision(provisionId);
    return provision.instrument()
        + (provision.article() == null ? "" : ", article " + provision.article());
  }

  private void reading() {
    for (LegalProfile.LegalBasis basis : profile.legalBases()) {
      add(
          "legal-bases/" + basis.id(),
          "%s Opens %s for %s."
              .formatted(basis.applies(), words(basis.categories()), words(basis.purposes())),
          null,
          basis.source(),
          "Who may read personal data without consent, once the profile is confirmed as a whole;"
              + " confirmed alone it opens nothing.");
    }
  }

  private void routing(RoutingRule rule) {
    RoutingRule.Undecided undecided = rule.undecided();
    add(
        "routing/" + rule.id(),
        rule.reason(),
        when(rule.when())
            + (undecided == null
                ? "; to " + targets(rule.to())
                : "; by default to the option %s: %s (%s)"
                    .formatted(
                        undecided.byDefault(),
                        undecided.defaultReason(),
                        profile.source(undecided.defaultSource()).where())),
        rule.source(),
        "To which kind of agency a referral goes.");
    if (undecided == null) {
      return;
    }
    for (RoutingRule.Option option : undecided.options()) {
      add(
          "routing/%s/%s".formatted(rule.id(), option.id()),
          option.name() + ": " + option.reason(),
          "to " + targets(option.to()),
          option.source(),
          "What a coordinator may choose where the law leaves competence open.");
    }
  }

  private static String when(RoutingRule.When when) {
    return Stream.of(
            "need: " + words(when.need()),
            when.border() == null ? null : "border: " + words(when.border()),
            yes("organ facility", when.organFacility()),
            yes("protection only", when.protectionOnly()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
  }

  private static @Nullable String yes(String what, @Nullable Boolean is) {
    return is == null ? null : what + ": " + (is ? "yes" : "no");
  }

  private static String targets(List<RoutingRule.Target> targets) {
    return targets.stream()
        .map(
            target ->
                target.type() + (target.scope() == null ? "" : " (" + words(target.scope()) + ")"))
        .collect(Collectors.joining(", else "));
  }

  private void duties() {
    profile
        .competentAuthorities()
        .forEach(
            competent ->
                add(
                    "competent-authorities/" + competent.matter(),
                    competent.authority(),
                    null,
                    competent.source(),
                    NOTHING_COMPUTED));
    profile
        .reportingDuties()
        .forEach(
            duty ->
                add(
                    "reporting-duties/" + place(duty.who()),
                    duty.who() + ": " + duty.says(),
                    duty.duty().replace('-', ' '),
                    duty.source(),
                    NOTHING_COMPUTED));
    LegalProfile.AnonymousNotice notice = profile.anonymousNotice();
    if (notice != null) {
      add(
          "anonymous-notice",
          "An adult who refuses is reported without a name within %d hours."
              .formatted(notice.withinHours()),
          "to " + notice.to().stream().map(Object::toString).collect(Collectors.joining(", else ")),
          notice.source(),
          "Whether a notice is asked for, to whom, and until when.");
    }
    LegalProfile.Payment payment = profile.payment();
    add(
        "payment",
        payment.says(),
        (payment.lawful() ? "paying the donor is lawful" : "paying the donor is not lawful")
            + (payment.onlyWithin() == null ? "" : "; only within " + payment.onlyWithin()),
        payment.source(),
        "Whether payment of the donor counts as a circumstance.");
  }

  private void times() {
    LegalProfile.DueTimes due = profile.dueTimes();
    add(
        "due-times",
        ("Urgent: %d hours; otherwise %d working days; after a refusal %d working days; a draft %d"
                + " days; an offer of custody %d hours; a decision %d and feedback %d working days.")
            .formatted(
                due.urgentHours(),
                due.standardWorkingDays(),
                due.refusedRedirectWorkingDays(),
                due.draftDays(),
                due.handoverHours(),
                due.decisionWorkingDays(),
                due.feedbackWorkingDays()),
        null,
        due.source(),
        "When something is overdue.");
    add(
        "weekend",
        "No working days: " + words(profile.weekend()).toLowerCase(Locale.ROOT) + ".",
        profile.timeZone().getId(),
        profile.weekendSource(),
        "How working days are counted.");
    add(
        "reflection-period",
        profile.reflectionPeriod().days() + " days.",
        null,
        profile.reflectionPeriod().source(),
        "For how long police and prosecution are kept from contact and location.");
    add(
        "retention",
        profile.retention().years() + " years after the last proceedings ended.",
        null,
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
                        null,
                        source.where() + " (" + source.status().replace('-', ' ') + ")",
                        "Sentences that name this source and rest on no statement of national"
                            + " law.")));
  }

  private void add(
      String place, String says, @Nullable String takenAs, String sourceId, String changes) {
    LegalProfile.Source source = profile.source(sourceId);
    found.add(
        new Reviewable(
            place,
            says,
            takenAs,
            null,
            source.where() + " (" + source.status().replace('-', ' ') + ")",
            changes));
  }

  private static String place(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String words(Collection<?> words) {
    return words.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }
}

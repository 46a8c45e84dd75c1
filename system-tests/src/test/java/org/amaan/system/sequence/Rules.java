package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.amaan.launcher.stack.Checkout;
import org.amaan.system.Contracts;

/**
 * Who reads what and who knows of what. A relation says who, a ground says what: both are needed.
 * Written from the rules of the domain, and from nothing that the services are made of.
 */
final class Rules {

  static final List<String> CATEGORIES =
      List.of("identity", "contact", "medical", "narrative", "location");
  private static final Set<String> OPENED_IN_EMERGENCY =
      Set.of("identity", "contact", "medical", "location");
  private static final Set<String> KEPT_IN_REFLECTION = Set.of("contact", "location");
  private static final Set<String> CARE = Set.of("protection", "medical-care", "legal-aid");
  private static final Map<String, String> COORDINATORS =
      Map.of("PK", "nrm-pakistan", "AF", "nrm-afghanistan");

  private final Cast cast;
  private final Facts facts;
  private final Map<String, JsonNode> law;

  /** How an agency stands to a person. */
  enum Relation {
    RESPONSIBLE,
    RECORDER,
    IN_CARE,
    /** It took on a referral for something else than care, and does not investigate. */
    TOOK_ON,
    OFFERED,
    SENDER,
    CUSTODIAN,
    GRANT,
    FORMER
  }

  Rules(Cast cast, Facts facts, Map<String, JsonNode> law) {
    this.cast = cast;
    this.facts = facts;
    this.law = law;
  }

  /** Each country's legal bases; under an empty name those of everywhere else. */
  static Map<String, JsonNode> law() {
    Map<String, JsonNode> law = new TreeMap<>();
    Path folder = Checkout.find().root().resolve("knowledge/src/main/resources/legal-profiles");
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            JsonNode profile = Contracts.read(file);
            law.put(profile.path("country").asText(""), profile.path("legal-bases"));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return law;
  }

  static String coordinatorOf(String country) {
    return COORDINATORS.getOrDefault(country, "");
  }

  EnumSet<Relation> relations(String agency, Facts.Subject subject) {
    EnumSet<Relation> found = EnumSet.noneOf(Relation.class);
    boolean investigates = Actor.investigates(cast.type(agency));
    if (subject.responsible.equals(agency)) {
      found.add(Relation.RESPONSIBLE);
    }
    if (subject.recorder.equals(agency)) {
      found.add(Relation.RECORDER);
    }
    for (Facts.Referral referral : facts.about(subject)) {
      if (referral.fromCase.isEmpty() && referral.sender.equals(agency)) {
        found.add(Relation.SENDER);
      }
      if (!referral.receiver.equals(agency)) {
        continue;
      }
      if (referral.isOffered()) {
        found.add(Relation.OFFERED);
      } else if (referral.isTaken() && !investigates) {
        found.add(CARE.contains(referral.need) ? Relation.IN_CARE : Relation.TOOK_ON);
      }
    }
    for (Facts.CaseFile file : facts.casesOf(subject)) {
      if (file.former.contains(agency)) {
        found.add(Relation.FORMER);
      }
      if (!file.isClosed() && file.custodian.equals(agency)) {
        found.add(Relation.CUSTODIAN);
      }
      if (!file.isClosed() && file.grants.contains(agency)) {
        found.add(Relation.GRANT);
      }
    }
    return found;
  }

  boolean isExcluded(String agency, Facts.Subject subject) {
    return subject.excluded.containsKey(agency);
  }

  /** Through a case or an incident that others share, and through whom they share others with. */
  boolean mayBeExcludedByTie(String agency, Facts.Subject subject) {
    if (facts.subjects.values().stream().noneMatch(s -> s.excluded.containsKey(agency))) {
      return false;
    }
    return tiedTo(subject).stream()
        .anyMatch(other -> other != subject && other.excluded.containsKey(agency));
  }

  private Set<Facts.Subject> tiedTo(Facts.Subject subject) {
    Set<Facts.Subject> tied = new LinkedHashSet<>(List.of(subject));
    Deque<Facts.Subject> next = new ArrayDeque<>(tied);
    while (!next.isEmpty()) {
      Facts.Subject one = next.remove();
      facts.subjects.values().stream()
          .filter(other -> !tied.contains(other) && tied(one, other))
          .toList()
          .forEach(
              other -> {
                tied.add(other);
                next.add(other);
              });
    }
    return tied;
  }

  private boolean tied(Facts.Subject one, Facts.Subject other) {
    return facts.casesOf(one).stream().anyMatch(facts.casesOf(other)::contains)
        || facts.about(one).stream()
            .filter(r -> r.ties)
            .anyMatch(
                r ->
                    facts.about(other).stream()
                        .anyMatch(
                            o ->
                                o.ties
                                    && o.incident.equals(r.incident)
                                    && o.sender.equals(r.sender)));
  }

  Verdict seesSubject(Actor reader, Facts.Subject subject) {
    if (isExcluded(reader.agency(), subject)) {
      return Verdict.NEVER;
    }
    if (mayBeExcludedByTie(reader.agency(), subject)) {
      return Verdict.MAYBE;
    }
    EnumSet<Relation> relations = relations(reader.agency(), subject);
    boolean reads =
        relations.stream()
            .anyMatch(
                EnumSet.of(
                        Relation.RESPONSIBLE,
                        Relation.IN_CARE,
                        Relation.TOOK_ON,
                        Relation.CUSTODIAN,
                        Relation.GRANT)
                    ::contains);
    if (reader.investigates()) {
      reads = relations.contains(Relation.CUSTODIAN) || relations.contains(Relation.GRANT);
    }
    boolean open = openCustody(subject) == Verdict.MAYBE || partIsOpen(reader.agency(), subject);
    if (reads && !subject.erased && !open) {
      return Verdict.ALWAYS;
    }
    relations.remove(Relation.FORMER);
    boolean emergency = emergencies(reader, subject).findAny().isPresent();
    return relations.isEmpty() && !emergency ? Verdict.NEVER : Verdict.MAYBE;
  }

  private boolean partIsOpen(String agency, Facts.Subject subject) {
    return facts.about(subject).stream()
        .anyMatch(referral -> referral.stateOpen && referral.receiver.equals(agency));
  }

  private Verdict openCustody(Facts.Subject subject) {
    return facts.casesOf(subject).stream().anyMatch(file -> file.custodianOpen)
        ? Verdict.MAYBE
        : Verdict.ALWAYS;
  }

  Verdict reads(Actor reader, Facts.Subject subject, String purpose, String category) {
    if (subject.erased
        || !subject.recorded.contains(category)
        || isExcluded(reader.agency(), subject)) {
      return Verdict.NEVER;
    }
    boolean reflects = reader.investigates() && KEPT_IN_REFLECTION.contains(category);
    if (reflects && subject.reflecting) {
      return Verdict.NEVER;
    }
    Verdict emergency =
        emergencies(reader, subject).anyMatch(e -> e.purpose.equals(purpose))
                && OPENED_IN_EMERGENCY.contains(category)
            ? Verdict.MAYBE
            : Verdict.NEVER;
    if (!reader.purposes().contains(purpose)) {
      return emergency;
    }
    Verdict verdict = ordinarily(reader, subject, purpose, category).or(emergency);
    boolean open =
        mayBeExcludedByTie(reader.agency(), subject)
            || openCustody(subject) == Verdict.MAYBE
            || partIsOpen(reader.agency(), subject)
            || subject.erasureOpen
            || reflects && subject.reflectionOpen;
    return verdict == Verdict.ALWAYS && open ? Verdict.MAYBE : verdict;
  }

  private Verdict ordinarily(Actor reader, Facts.Subject subject, String purpose, String category) {
    EnumSet<Relation> relations = relations(reader.agency(), subject);
    boolean custody = relations.contains(Relation.CUSTODIAN) || relations.contains(Relation.GRANT);
    boolean inside =
        custody
            || !reader.investigates()
                && (relations.contains(Relation.RESPONSIBLE)
                    || relations.contains(Relation.RECORDER)
                    || relations.contains(Relation.IN_CARE)
                    || relations.contains(Relation.TOOK_ON));
    boolean offered = relations.contains(Relation.OFFERED) && !reader.investigates();
    Verdict verdict = Verdict.NEVER;
    if (inside || offered) {
      verdict = verdict.or(byConsent(reader, subject, purpose, category));
    }
    if (relations.contains(Relation.RECORDER)
        && !reader.investigates()
        && subject.authorOf(category).equals(reader.agency())) {
      verdict = verdict.or(subject.takenBack ? Verdict.MAYBE : Verdict.ALWAYS);
    }
    if (inside) {
      verdict = verdict.or(byLaw(subject, purpose, category));
    }
    return verdict;
  }

  private Verdict byConsent(Actor reader, Facts.Subject subject, String purpose, String category) {
    Verdict verdict = Verdict.NEVER;
    for (Facts.Consent consent : subject.consents) {
      boolean covers =
          consent.guardians != subject.isAdult()
              && consent.purposes.contains(purpose)
              && consent.categories.contains(category)
              && (consent.types.contains(reader.type())
                  || consent.agencies.contains(reader.agency()));
      if (covers && consent.isInForce()) {
        return Verdict.ALWAYS;
      }
      if (covers
          && consent.isAwaiting()
          && !consent.by.equals(reader.agency())
          && recorderOfConsentReads(consent, subject, category)) {
        verdict = Verdict.MAYBE;
      }
    }
    return verdict;
  }

  /** What waits for confirmation opens only what its recorder reads by a consent that does not. */
  private boolean recorderOfConsentReads(
      Facts.Consent awaiting, Facts.Subject subject, String category) {
    if (awaiting.by.equals(subject.authorOf(category))) {
      return true;
    }
    return subject.consents.stream()
        .filter(Facts.Consent::isInForce)
        .anyMatch(
            c ->
                c.categories.contains(category)
                    && (c.agencies.contains(awaiting.by)
                        || c.types.contains(cast.type(awaiting.by))));
  }

  private Verdict byLaw(Facts.Subject subject, String purpose, String category) {
    Verdict verdict = Verdict.NEVER;
    for (JsonNode basis : law.getOrDefault(subject.country, law.get(""))) {
      if (!has(basis.path("purposes"), purpose) || !has(basis.path("categories"), category)) {
        continue;
      }
      String recorder = cast.type(subject.recorder);
      verdict =
          verdict.or(
              switch (basis.path("id").asText()) {
                case "child-protection" -> Verdict.when(!subject.isAdult());
                // Whether it is over is the responsible agency's to say: the rules leave it open.
                case "vital-interest" -> subject.danger ? Verdict.MAYBE : Verdict.NEVER;
                case "duty-to-report" ->
                    Verdict.when(Set.of("hospital", "health-authority").contains(recorder));
                default -> Verdict.NEVER;
              });
    }
    boolean open = subject.takenBack && subject.isAdult();
    return verdict == Verdict.ALWAYS && open ? Verdict.MAYBE : verdict;
  }

  private static boolean has(JsonNode list, String word) {
    for (JsonNode item : list) {
      if (item.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private Stream<Facts.Emergency> emergencies(Actor reader, Facts.Subject subject) {
    return facts.emergencies.values().stream()
        .filter(e -> e.subject.equals(subject.name) && !e.ended)
        .filter(e -> e.client.equals(reader.client()));
  }

  Verdict seesReferral(Actor reader, Facts.Referral referral) {
    Facts.Subject subject = facts.subjectOf(referral);
    String agency = reader.agency();
    if (isExcluded(agency, subject)) {
      return Verdict.NEVER;
    }
    boolean sends =
        referral.fromCase.isEmpty()
            ? referral.sender.equals(agency)
            : holds(agency, referral.fromCase);
    if (referral.state.equals("draft")) {
      return sends ? Verdict.MAYBE : Verdict.NEVER;
    }
    boolean receives =
        referral.caseName.isEmpty()
            ? referral.receiver.equals(agency)
                && !referral.state.equals("refused")
                && !referral.opensCase
            : holds(agency, referral.caseName);
    boolean tie = mayBeExcludedByTie(agency, subject) || openCustody(subject) == Verdict.MAYBE;
    if (sends || receives) {
      return tie || receives && referral.stateOpen ? Verdict.MAYBE : Verdict.ALWAYS;
    }
    boolean coordinates =
        reader.has("coordinator")
            && (agency.equals(coordinatorOf(subject.country))
                || referral.sender.equals(subject.responsible)
                    && agency.equals(coordinatorOf(referral.country)));
    boolean lost =
        !referral.fromCase.isEmpty() && referral.sender.equals(agency)
            || !referral.caseName.isEmpty() && referral.receiver.equals(agency);
    boolean before = referral.ever.contains(agency) && !lost;
    boolean granted =
        relations(agency, subject).contains(Relation.GRANT)
            || relations(agency, subject).contains(Relation.CUSTODIAN);
    boolean oversees = reader.agency().equals("national-oversight");
    return tie && referral.ever.contains(agency)
            || coordinates
            || before
            || granted
            || oversees
            || referral.opensCase && referral.ever.contains(agency)
        ? Verdict.MAYBE
        : Verdict.NEVER;
  }

  private boolean holds(String agency, String caseName) {
    Facts.CaseFile file = facts.cases.get(caseName);
    return file != null && file.custodian.equals(agency);
  }

  Verdict seesCase(Actor reader, Facts.CaseFile file) {
    if (file.custodianOpen || reader.has("coordinator", "auditor", "data-protection-officer")) {
      return Verdict.MAYBE;
    }
    boolean excluded =
        file.referrals.stream()
            .map(facts.referrals::get)
            .anyMatch(r -> isExcluded(reader.agency(), facts.subjectOf(r)));
    if (excluded) {
      return Verdict.NEVER;
    }
    if (file.custodian.equals(reader.agency())) {
      return reader.unit().equals(cast.unit(reader.agency())) ? Verdict.ALWAYS : Verdict.MAYBE;
    }
    return file.grants.contains(reader.agency()) ? Verdict.MAYBE : Verdict.NEVER;
  }

  /** Those who read a case's trial, of those who read the case. */
  static boolean isOfficer(Actor reader) {
    return reader.has("investigator", "supervisor", "prosecutor");
  }

  /** Who never had to do with it is alerted of nothing, nor who is excluded. */
  boolean mayHaveHeardOf(String agency, String thing) {
    Facts.Referral referral = facts.referrals.get(thing);
    return hadToDoWith(agency, thing)
        && (referral == null || !isExcluded(agency, facts.subjectOf(referral)));
  }

  /** Whoever is excluded by now may have been told before. */
  boolean hadToDoWith(String agency, String thing) {
    Facts.CaseFile file = facts.cases.get(thing);
    if (file != null) {
      return file.referrals.stream().anyMatch(r -> hadToDoWith(agency, r))
          || worked(agency, file)
          || facts.handovers.values().stream()
              .anyMatch(h -> h.caseName.equals(thing) && h.to.equals(agency));
    }
    Facts.Referral referral = facts.referrals.get(thing);
    if (referral == null) {
      return true;
    }
    Facts.Subject subject = facts.subjectOf(referral);
    return referral.ever.contains(agency)
        || subject.recorder.equals(agency)
        || subject.responsible.equals(agency)
        || agency.equals(coordinatorOf(subject.country))
        || agency.equals("national-oversight")
        || referral.sender.equals(subject.responsible)
            && agency.equals(coordinatorOf(referral.country))
        || facts.casesOf(subject).stream().anyMatch(one -> worked(agency, one));
  }

  private static boolean worked(String agency, Facts.CaseFile file) {
    return file.custodian.equals(agency)
        || file.former.contains(agency)
        || file.grants.contains(agency);
  }
}

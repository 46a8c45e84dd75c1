package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** Asks the platform what its actors see, and the rules what they may. */
final class Comparison {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private static final Map<String, Kind> RECORDS =
      Map.of(
          "hearings", Kind.HEARING,
          "protection-measures", Kind.MEASURE,
          "compensation-claims", Kind.CLAIM);

  private static final Set<String> TRIAL =
      Set.of("hearing", "protection-review", "compensation-filing");

  /** After each step; of the others whoever is not asked now is asked later. */
  private static final int ASKED_AT_MOST = 6;

  private final World world;
  private final Cast cast;
  private final Model model;
  private final Random random;
  private final List<Difference> found = new ArrayList<>();

  /** By who asked: what is listed for them, whomever it is about. */
  private final Map<String, Set<String>> lists = new HashMap<>();

  private final Map<String, JsonNode> alerted = new HashMap<>();

  Comparison(World world, Cast cast, Model model, Random random) {
    this.world = world;
    this.cast = cast;
    this.model = model;
    this.random = random;
  }

  List<Difference> about(Collection<String> names) {
    names.forEach(name -> about(name, true));
    return found;
  }

  /** The subject as those see it who have to do with it, who had, who would like to, and some. */
  List<Difference> about(String name, boolean everybody) {
    Facts.Subject subject = model.facts.subjects.get(name);
    for (Actor observer : everybody ? cast.all() : concerned(subject)) {
      subject(observer, subject, everybody);
      referrals(observer, subject, everybody);
      cases(observer, subject);
      if (everybody || random.nextInt(6) == 0) {
        alerts(observer, subject);
      }
    }
    settings(subject);
    return found;
  }

  private Collection<Actor> concerned(Facts.Subject subject) {
    Set<String> agencies = new TreeSet<>(subject.excluded.keySet());
    agencies.add(subject.recorder);
    agencies.add(subject.responsible);
    agencies.add(random.nextBoolean() ? "sehat-hospital" : "bystander-relief");
    model.facts.about(subject).forEach(r -> agencies.addAll(r.ever));
    for (Facts.CaseFile file : model.facts.casesOf(subject)) {
      agencies.add(file.custodian);
      agencies.addAll(file.former);
      agencies.addAll(file.grants);
    }
    Set<Actor> observers = new LinkedHashSet<>();
    for (String agency : agencies) {
      cast.of(agency).stream()
          .filter(a -> !a.purposes().isEmpty())
          .findFirst()
          .ifPresent(observers::add);
    }
    model.facts.emergencies.values().stream()
        .filter(e -> e.subject.equals(subject.name))
        .forEach(e -> observers.add(cast.actor(e.client)));
    List<Actor> all = cast.all();
    observers.add(all.get(random.nextInt(all.size())));
    List<Actor> some = new ArrayList<>(observers);
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(ASKED_AT_MOST, some.size()));
  }

  private void subject(Actor observer, Facts.Subject subject, boolean whole) {
    List<String> purposes = new ArrayList<>(observer.purposes());
    purposes.remove("cross-border");
    model.facts.emergencies.values().stream()
        .filter(e -> e.subject.equals(subject.name) && e.client.equals(observer.client()))
        .filter(e -> !purposes.contains(e.purpose))
        .forEach(e -> purposes.add(e.purpose));
    while (!whole && purposes.size() > 2) {
      purposes.remove(random.nextInt(purposes.size()));
    }
    for (String purpose : purposes) {
      Http.Reply reply =
          world.get(
              observer.client(),
              Platform.REFERRAL,
              "/v1/subjects/" + world.id(subject.name) + "?purpose=" + purpose);
      Verdict sees = model.rules.seesSubject(observer, subject);
      String who = relations(observer, subject);
      if (sees.contradicts(reply.status() != 404)) {
        differ(
            subject,
            "subject " + (sees == Verdict.NEVER ? "seen by " : "hidden from ") + who,
            observer.client() + " for " + purpose + ": " + reply.status());
        continue;
      }
      Set<String> open = new TreeSet<>();
      reply.json().path("allowed").forEach(a -> open.add(a.path("field").asText()));
      for (String category : Rules.CATEGORIES) {
        Verdict reads = model.rules.reads(observer, subject, purpose, category);
        if (reads.contradicts(open.contains(category))) {
          differ(
              subject,
              (reads == Verdict.NEVER ? "read by " : "withheld from ")
                  + who
                  + (reads == Verdict.NEVER
                      ? " on " + ground(reply.json(), category)
                      : " as " + reason(reply.json(), category)),
              observer.client() + " " + category + " for " + purpose + ": " + reply.text());
        }
      }
    }
  }

  private static String ground(JsonNode answer, String category) {
    for (JsonNode allowed : answer.path("allowed")) {
      if (allowed.path("field").asText().equals(category)) {
        return allowed.path("ground").asText() + " " + allowed.path("basis").asText();
      }
    }
    return "";
  }

  private static String reason(JsonNode answer, String category) {
    for (JsonNode withheld : answer.path("withheld")) {
      if (withheld.path("field").asText().equals(category)) {
        return withheld.path("reason").asText();
      }
    }
    return answer.path("type").asText().replaceAll(".*/", "");
  }

  private String relations(Actor observer, Facts.Subject subject) {
    boolean excluded = model.rules.isExcluded(observer.agency(), subject);
    return (excluded ? "EXCLUDED " : "")
        + model.rules.relations(observer.agency(), subject)
        + (observer.investigates() ? " investigating" : "");
  }

  private void referrals(Actor observer, Facts.Subject subject, boolean everybody) {
    List<Facts.Referral> all = model.facts.about(subject);
    Set<String> hidden = new TreeSet<>();
    for (Facts.Referral referral : all) {
      Http.Reply reply =
          world.get(
              observer.client(), Platform.REFERRAL, "/v1/referrals/" + world.id(referral.name));
      Verdict sees = model.rules.seesReferral(observer, referral);
      boolean shown = reply.status() == OK;
      String who = relations(observer, subject);
      if (sees.contradicts(shown)) {
        differ(
            subject,
            "referral"
                + (referral.fromCase.isEmpty() ? "" : " out of a case")
                + (shown ? " shown to " : " hidden from ")
                + who,
            observer.client() + " " + referral.name + " " + referral.state + ": " + reply.status());
      } else if (sees == Verdict.NEVER) {
        hidden.add(referral.name);
      } else if (sees == Verdict.ALWAYS && !state(reply, referral)) {
        differ(
            subject,
            "referral is " + reply.json().path("state").asText() + " and not " + referral.state,
            observer.client() + " " + referral.name);
      }
    }
    if (!hidden.isEmpty() && (everybody || random.nextInt(4) == 0)) {
      Set<String> listed = lists.computeIfAbsent(observer.client(), this::listed);
      hidden.removeIf(name -> !listed.contains(world.id(name)));
      hidden.forEach(
          name ->
              differ(
                  subject,
                  "referral listed for " + relations(observer, subject),
                  observer.client() + " " + name));
    }
  }

  private static boolean state(Http.Reply reply, Facts.Referral referral) {
    String shown = reply.json().path("state").asText();
    // After the acceptance its referrer is told no more than consent says.
    return shown.equals(referral.state)
        || referral.stateOpen && shown.equals("refused")
        || !referral.caseName.isEmpty()
        || Set.of("accepted", "in-progress", "completed").contains(referral.state)
            && shown.equals("accepted");
  }

  private Set<String> listed(String client) {
    Set<String> listed = new TreeSet<>();
    for (String direction : List.of("sent", "received")) {
      world
          .get(client, Platform.REFERRAL, "/v1/referrals?limit=200&direction=" + direction)
          .json()
          .path("items")
          .forEach(item -> listed.add(item.path("id").asText()));
    }
    return listed;
  }

  private void cases(Actor observer, Facts.Subject subject) {
    for (Facts.CaseFile file : model.facts.casesOf(subject)) {
      Http.Reply reply =
          world.get(observer.client(), Platform.CASE, "/v1/cases/" + world.id(file.name));
      Verdict sees = model.rules.seesCase(observer, file);
      boolean shown = reply.status() == OK;
      String who = relations(observer, subject);
      if (sees.contradicts(shown)) {
        differ(
            subject,
            "case " + (shown ? "shown to " : "hidden from ") + who,
            observer.client() + " " + file.name + " of " + file.custodian + ": " + reply.status());
      } else if (shown && !file.custodianOpen) {
        // The world looks into what comes for what is somebody else's own.
        written(observer, subject, file, "notes");
        if (!file.erasedBy.isEmpty()) {
          written(observer, subject, file, "evidence");
        }
        trial(observer, subject, file, reply.json());
        String custodian = reply.json().at("/custodian/agency").asText();
        if (!custodian.equals(file.custodian)) {
          differ(
              subject,
              "another custodian than by the rules",
              observer.client() + " " + file.name + ": " + custodian + ", not " + file.custodian);
        }
        String state = reply.json().path("state").asText();
        if (!state.equals(file.state)) {
          differ(
              subject,
              "case is " + state + " and not " + file.state,
              observer.client() + " " + file.name);
        }
      }
    }
  }

  /** All of it shows to officers, whoever entered it; to nobody else that there is any. */
  private void trial(Actor observer, Facts.Subject subject, Facts.CaseFile file, JsonNode shown) {
    boolean reads = Rules.isOfficer(observer);
    RECORDS.forEach(
        (list, kind) -> {
          Http.Reply reply =
              world.get(
                  observer.client(),
                  Platform.CASE,
                  "/v1/cases/" + world.id(file.name) + "/" + list + "?limit=200");
          Set<String> seen = new TreeSet<>();
          reply.json().path("items").forEach(item -> seen.add(item.path("id").asText()));
          Set<String> entered = new TreeSet<>();
          file.trial.forEach(
              (name, by) -> {
                if (by == kind) {
                  entered.add(world.id(name));
                }
              });
          if (reply.status() != (reads ? OK : FORBIDDEN) || reads && !seen.equals(entered)) {
            differ(
                subject,
                list + " otherwise than by the rules for " + relations(observer, subject),
                observer.client()
                    + " "
                    + file.name
                    + ": "
                    + reply.status()
                    + " "
                    + seen
                    + ", not "
                    + entered);
          }
        });
    for (JsonNode deadline : shown.path("deadlines")) {
      if (!reads && TRIAL.contains(deadline.path("kind").asText())) {
        differ(
            subject,
            "what is due of a trial is shown to who reads none",
            observer.client() + " " + file.name + ": " + deadline);
      }
    }
  }

  private void written(Actor observer, Facts.Subject subject, Facts.CaseFile file, String what) {
    JsonNode items =
        world
            .get(observer.client(), Platform.CASE, "/v1/cases/" + world.id(file.name) + "/" + what)
            .json()
            .path("items");
    for (JsonNode item : items) {
      if (item.path("withheld").asText().equals("erased")
          && !file.erasedBy.contains(item.at("/author/agency").asText())) {
        differ(
            subject,
            "what another agency wrote in a case is erased",
            observer.client() + " " + file.name + " " + what + ": " + item);
      }
    }
  }

  /** Nobody is alerted of what they have never had to do with; nobody excluded of anything. */
  private void alerts(Actor observer, Facts.Subject subject) {
    JsonNode alerts =
        alerted.computeIfAbsent(
            observer.client(),
            client ->
                world
                    .get(client, Platform.NOTIFICATION, "/v1/alerts?limit=200")
                    .json()
                    .path("items"));
    for (JsonNode alert : alerts) {
      String link = alert.path("link").asText();
      world
          .name(link.replaceAll(".*/", ""))
          .filter(thing -> isAbout(thing, subject))
          .filter(thing -> !model.rules.mayHaveHeardOf(observer.agency(), thing))
          .ifPresent(
              thing ->
                  differ(
                      subject,
                      "alert "
                          + alert.path("type").asText()
                          + " for "
                          + relations(observer, subject),
                      observer.client() + " " + thing + " " + alert));
    }
  }

  private boolean isAbout(String thing, Facts.Subject subject) {
    Facts.Referral referral = model.facts.referrals.get(thing);
    return referral != null && referral.subject.equals(subject.name)
        || model.facts.casesOf(subject).contains(model.facts.cases.get(thing));
  }

  /** What the responsible agency has set, as that agency reads it. */
  private void settings(Facts.Subject subject) {
    Actor responsible =
        cast.of(subject.responsible).stream()
            .filter(a -> a.has("referrer"))
            .findFirst()
            .orElse(null);
    if (responsible == null || model.rules.isExcluded(subject.responsible, subject)) {
      return;
    }
    model.facts.about(subject).stream()
        .filter(r -> r.sender.equals(subject.responsible) && r.fromCase.isEmpty())
        .filter(r -> !r.state.equals("draft"))
        .findFirst()
        .ifPresent(referral -> settings(responsible, subject, referral));
    long ended = subject.consents.stream().filter(c -> c.ended).count();
    Set<String> withdrawn = new TreeSet<>();
    world
        .get(
            responsible.client(),
            Platform.REFERRAL,
            "/v1/subjects/" + world.id(subject.name) + "/consents?limit=200")
        .json()
        .path("items")
        .forEach(
            c -> {
              if (c.has("withdrawnAt")) {
                withdrawn.add(c.path("id").asText());
              }
            });
    if (withdrawn.size() != ended) {
      differ(
          subject,
          "consents withdrawn "
              + (withdrawn.size() > ended ? "without authority" : "without effect"),
          withdrawn.size() + ", not " + ended);
    }
  }

  private void settings(Actor responsible, Facts.Subject subject, Facts.Referral referral) {
    String path = "/v1/referrals/" + world.id(referral.name);
    Http.Reply exclusions =
        world.get(responsible.client(), Platform.REFERRAL, path + "/exclusions");
    Set<String> excluded = new TreeSet<>();
    for (JsonNode item : exclusions.json().path("items")) {
      if (!item.path("tied").asBoolean()) {
        excluded.add(item.path("agency").asText());
      }
    }
    // Of itself nobody reads here that it is excluded, and a draft's stand nowhere yet.
    if (exclusions.status() == OK && !excluded.equals(subject.excluded.keySet())) {
      differ(
          subject,
          "exclusions "
              + (excluded.containsAll(subject.excluded.keySet()) ? "too many" : "missing"),
          responsible.client() + ": " + excluded + ", not " + subject.excluded.keySet());
    }
    Http.Reply period =
        world.get(responsible.client(), Platform.REFERRAL, path + "/reflection-period");
    boolean running = period.status() == OK && period.json().path("running").asBoolean();
    if (running != subject.reflecting && !subject.reflectionOpen) {
      differ(
          subject,
          "reflection " + (running ? "running" : "ended") + " without authority",
          responsible.client() + " " + referral.name);
    }
  }

  private void differ(Facts.Subject subject, String sort, String detail) {
    found.add(new Difference(sort, subject.name, detail));
  }
}

package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Draws the next command. Most are somebody's who may give it, so that stories get long; the others
 * are of those who would gain.
 */
final class Chooser {

  private static final int LIVING = 3;
  private static final String KEEPER = "[keeper]";
  private static final Duration AHEAD = Duration.ofDays(20);
  private static final double BY_THE_RULES = 0.72;
  private static final List<String> COLLUDING =
      List.of("sehat-hospital", "bystander-relief", "panah-shelter");

  private final Random random;
  private final Cast cast;
  private final Bodies bodies;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final List<String> living = new ArrayList<>();
  private final Map<Supplier<Optional<Step>>, Integer> moves = new LinkedHashMap<>();
  private final Deque<Intention> intentions = new ArrayDeque<>();
  private int weight;
  private String focus = "";
  private Model model;

  /** What somebody would do next about a person. */
  private record Intention(String subject, Supplier<Optional<Step>> move) {}

  Chooser(Random random, Cast cast) {
    this.random = random;
    this.cast = cast;
    bodies = new Bodies(random, cast);
    add(12, this::onward);
    add(3, () -> onReferral(Kind.SUBMIT_DRAFT, r -> r.state.equals("draft"), Bodies::json));
    add(5, () -> onReferral(Kind.RECEIVE, r -> r.state.equals("submitted"), Bodies::json));
    add(14, () -> onReferral(Kind.ACCEPT, Facts.Referral::isOffered, this::acceptance));
    add(3, () -> onReferral(Kind.REFUSE, Facts.Referral::isOffered, this::refusal));
    add(3, () -> onReferral(Kind.ASK, Facts.Referral::isOffered, this::questions));
    add(3, () -> onReferral(Kind.ANSWER, r -> isAsked(r), this::answers));
    add(3, () -> onReferral(Kind.REDIRECT, r -> r.state.equals("refused"), this::redirection));
    add(3, () -> onReferral(Kind.WITHDRAW, Facts.Referral::isOpen, this::withdrawal));
    add(2, () -> onReferral(Kind.START, r -> r.state.equals("accepted"), Bodies::json));
    add(3, () -> onReferral(Kind.COMPLETE, Facts.Referral::isTaken, this::completion));
    add(4, () -> onReferral(Kind.REOPEN, r -> isOver(r), this::reopening));
    add(2, () -> onReferral(Kind.CHANGE_REFERRAL, Facts.Referral::isOffered, this::change));
    add(5, () -> onReferral(Kind.EXCLUDE, r -> true, this::exclusions));
    add(2, () -> onReferral(Kind.ATTACH, r -> !r.state.equals("draft"), this::file));
    add(2, () -> onReferral(Kind.OBSERVE, r -> !r.state.equals("draft"), this::observation));
    add(4, () -> onReferral(Kind.EMERGENCY, Facts.Referral::isOpen, this::emergency));
    add(3, this::review);
    add(7, () -> onReferral(Kind.REFLECT, Facts.Referral::isOpen, Bodies::json));
    add(4, () -> onReferral(Kind.END_REFLECTION, this::isReflecting, this::endOfReflection));
    add(4, () -> onSubject(Kind.CHANGE_SUBJECT, "referrer", this::correction));
    add(1, () -> onSubject(Kind.ERASE, "data-protection-officer", this::erasure));
    add(2, () -> onSubject(Kind.HOLD, "data-protection-officer", this::hold));
    add(1, () -> onSubject(Kind.EXPORT, "data-protection-officer", Bodies::json));
    add(7, this::consent);
    add(5, () -> onConsent(Kind.WITHDRAW_CONSENT));
    add(2, () -> onConsent(Kind.GUARDIAN_CONFLICT));
    add(3, () -> onCase(Kind.ASSIGN, Bodies::json));
    add(6, () -> onCase(Kind.MOVE, this::transition));
    add(2, () -> onCase(Kind.NOTE, this::note));
    add(2, () -> onCase(Kind.EVIDENCE, this::evidence));
    add(1, () -> onCase(Kind.PERSON, () -> person("witness")));
    add(1, () -> onCase(Kind.CASE_OBSERVE, this::caseObservation));
    add(3, () -> trial(Kind.HEARING));
    add(2, () -> trial(Kind.MEASURE));
    add(2, () -> trial(Kind.CLAIM));
    add(3, this::trialChange);
    add(1, this::competence);
    add(1, () -> onCase(Kind.ASSESS, this::assessment));
    add(4, () -> onCase(Kind.ERASE_CASE, this::caseErasure));
    add(8, this::offer);
    add(10, () -> onHandover(Kind.TAKE_OVER, Bodies::json));
    add(1, () -> onHandover(Kind.REFUSE_HANDOVER, () -> body("reason", "no-capacity")));
    add(1, () -> onHandover(Kind.CANCEL_HANDOVER, Bodies::json));
    add(12, this::settlement);
    add(4, () -> onReferral(Kind.ASK_EXCLUSION, r -> true, this::exclusionRequest));
    add(2, () -> onSubject(Kind.APPOINT, "coordinator", this::appointment));
    add(2, () -> onSubject(Kind.FINDING, "caseworker", this::finding));
    add(2, () -> onSubject(Kind.ASK_RESPONSIBILITY, "referrer", Bodies::json));
    add(2, () -> onSubject(Kind.WITHDRAW_ALL, "referrer", Bodies::json));
    add(2, this::acknowledgement);
    add(2, this::ladder);
    add(1, this::answerToReport);
    add(1, this::report);
    add(1, this::subscription);
  }

  void begin(Model begun) {
    model = begun;
    living.clear();
    intentions.clear();
  }

  void follow(Model followed) {
    model = followed;
    living.removeIf(name -> !followed.facts.subjects.containsKey(name));
  }

  /** Nothing more is done with somebody about whom a difference was seen. */
  void leave(String subject) {
    living.remove(subject);
  }

  List<String> living() {
    return List.copyOf(living);
  }

  Step next() {
    // The one before may be under way still.
    living.removeIf(name -> !isKnown(name) && living.indexOf(name) < living.size() - 1);
    if (living.size() < LIVING && bodies.once(0.5) || bodies.once(0.03)) {
      return submission();
    }
    while (living.size() > LIVING + 1) {
      living.remove(0);
    }
    Optional<Step> intended = intended();
    if (intended.isPresent()) {
      return intended.get();
    }
    for (int i = 0; i < 60 && living.stream().anyMatch(this::isKnown); i++) {
      Optional<Step> step = draw().get();
      if (step.isPresent()) {
        return step.get();
      }
    }
    return submission();
  }

  /** The next chapter of a story, or what whoever would gain by it does next. */
  void accepted(Step step) {
    switch (step.kind()) {
      case SUBMIT -> {
        if (!step.body().path("state").asText().equals("draft")) {
          Facts.Referral sent = model.facts.referrals.get(step.binds().get("/id"));
          intend(step, 0.6, () -> move(Kind.ACCEPT, sent, this::acceptance));
          if (sent.receiver.equals("lahore-police")) {
            intend(step, 0.8, () -> acceptsWithCase(sent));
          }
          intend(step, 0.5, () -> comesIn(step.body().at("/situation/country").asText(), sent));
          intend(step, 0.3, this::beginsReflection);
        }
      }
      case ACCEPT -> {
        Facts.Referral taken = model.facts.referrals.get(step.first());
        if (taken.opensCase) {
          intend(step, 0.9, () -> byCustodian(Kind.EVIDENCE, "investigator", evidence()));
        } else {
          String agency = cast.actor(step.client()).agency();
          intend(step, 0.4, this::consent);
          intend(step, 0.3, this::onward);
          intend(step, 0.4, () -> refersOnToGain(agency));
          intend(step, 0.2, () -> sharesAnIncident(agency));
          intend(step, 0.3, () -> observes(agency, taken));
          intend(step, 0.2, () -> withdrawsForSafety(taken));
        }
      }
      case EVIDENCE -> intend(step, 0.9, this::offerAsCustodian);
      case OFFER ->
          intend(step, 0.9, () -> takesOver(model.facts.handovers.get(step.binds().get("/id"))));
      case TAKE_OVER -> {
        Facts.Handover offer = model.facts.handovers.get(step.first());
        if (erases(offer.to)) {
          intend(step, 0.9, () -> byCustodian(Kind.MOVE, "supervisor", closing()));
        } else {
          intend(step, 0.8, () -> byCustodian(Kind.EVIDENCE, "investigator", evidence()));
        }
      }
      case MOVE -> {
        switch (step.body().path("to").asText()) {
          case "under-investigation" -> {
            intend(step, 0.4, () -> trial(Kind.MEASURE));
            intend(step, 0.8, () -> byCustodian(Kind.MOVE, "investigator", prosecution()));
          }
          case "with-prosecution" -> {
            intend(step, 0.9, () -> trial(Kind.HEARING));
            intend(step, 0.5, () -> trial(Kind.CLAIM));
          }
          default -> {}
        }
        intend(
            step,
            0.8,
            () -> byCustodian(Kind.ERASE_CASE, "data-protection-officer", caseErasure()));
      }
      case HEARING, MEASURE, CLAIM -> intend(step, 0.7, this::trialChange);
      case WITHDRAW -> {
        Facts.Referral ended = model.facts.referrals.get(step.first());
        intend(step, 0.9, () -> reopensWhatItWasSent(ended));
        intend(step, 0.4, () -> move(Kind.REOPEN, ended, this::reopening));
      }
      case REFLECT -> {
        intend(step, 0.9, this::endsReflectionAsAnOnwardSender);
        intend(
            step,
            0.3,
            () -> onReferral(Kind.END_REFLECTION, this::isReflecting, this::endOfReflection));
      }
      case OBSERVE ->
          intend(step, 0.7, () -> onSubject(Kind.EXPORT, "data-protection-officer", Bodies::json));
      default -> {}
    }
  }

  private Optional<Step> acceptsWithCase(Facts.Referral sent) {
    Step step = new Step("", Kind.ACCEPT, List.of(sent.name), Bodies.json(), Map.of(), false);
    return sent.isOffered() ? by(sent.receiver, "supervisor", step) : Optional.empty();
  }

  private Optional<Step> offerAsCustodian() {
    List<Facts.CaseFile> files = model.facts.casesOf(person());
    return files.isEmpty() || !files.get(0).offered.isEmpty()
        ? Optional.empty()
        : by(files.get(0).custodian, "supervisor", offerOf(files.get(0)));
  }

  private Optional<Step> takesOver(Facts.Handover offer) {
    Step step = new Step("", Kind.TAKE_OVER, List.of(offer.name), Bodies.json(), Map.of(), false);
    return offer.state.equals("offered") ? by(offer.to, "supervisor", step) : Optional.empty();
  }

  private Optional<Step> byCustodian(Kind kind, String role, ObjectNode body) {
    List<Facts.CaseFile> files = model.facts.casesOf(person());
    if (files.isEmpty() || kind == Kind.ERASE_CASE && !files.get(0).isClosed()) {
      return Optional.empty();
    }
    Facts.CaseFile file = files.get(0);
    Step step = new Step("", kind, List.of(file.name), body, Map.of(), false);
    return by(file.custodian, role, step).map(this::signed);
  }

  /** Whoever has the person in care refers on, and states what would change all of the person. */
  private Optional<Step> refersOnToGain(String agency) {
    Facts.Subject subject = person();
    ObjectNode body = bodies.referral(agency);
    body.remove("state");
    switch (random.nextInt(3)) {
      case 0 -> Bodies.put(body, "exclusions", List.of(one(others(subject, agency))));
      case 1 ->
          ((ObjectNode) body.path("situation")).put("country", one(List.of("AF", "DE", "PK")));
      default -> body.put("urgency", "immediate-danger");
    }
    return by(agency, "referrer", onward(subject.name, body));
  }

  /** It excludes from a person of its own whom it would have away, and ties the two persons. */
  private Optional<Step> sharesAnIncident(String agency) {
    Facts.Subject victim = person();
    String incident = "{incident." + named("tie") + "}";
    Optional<Step> own = by(agency, "referrer", submission());
    own.map(Step::body)
        .ifPresent(
            body -> {
              body.put("incidentId", incident).remove("state");
              Bodies.put(body, "exclusions", List.of(one(others(victim, agency))));
              ObjectNode tied = bodies.referral(agency);
              tied.put("incidentId", incident).remove("state");
              tied.remove("exclusions");
              intentions.addFirst(
                  new Intention(
                      victim.name, () -> by(agency, "referrer", onward(victim.name, tied))));
            });
    return own;
  }

  private List<String> others(Facts.Subject subject, String agency) {
    Set<String> others = new TreeSet<>(Set.of("ahtc"));
    model.facts.about(subject).forEach(r -> others.add(r.receiver));
    model.facts.casesOf(subject).forEach(file -> others.add(file.custodian));
    others.remove(agency);
    return List.copyOf(others);
  }

  private Optional<Step> observes(String agency, Facts.Referral taken) {
    Step step = new Step("", Kind.OBSERVE, List.of(taken.name), observation(), Map.of(), false);
    return by(agency, "caseworker", step).map(this::signed);
  }

  /** The coordinator of the country that a referral states, and that does not govern. */
  private Optional<Step> comesIn(String country, Facts.Referral stated) {
    Facts.Subject subject = person();
    if (country.equals(subject.country)) {
      return Optional.empty();
    }
    Kind kind = subject.reflecting ? Kind.END_REFLECTION : one(List.of(Kind.EXCLUDE, Kind.APPOINT));
    Step step =
        kind == Kind.APPOINT
            ? new Step("", kind, List.of(subject.name), appointment(), Map.of(), false)
            : new Step(
                "",
                kind,
                List.of(stated.name),
                kind == Kind.EXCLUDE ? exclusions() : endOfReflection(),
                Map.of(),
                false);
    return by(Rules.coordinatorOf(country), "coordinator", step);
  }

  private Optional<Step> withdrawsForSafety(Facts.Referral taken) {
    ObjectNode body = body("code", "safety-risk");
    Step step = new Step("", Kind.WITHDRAW, List.of(taken.name), body, Map.of(), false);
    return taken.isOpen() && taken.fromCase.isEmpty()
        ? by(taken.sender, "referrer", step)
        : Optional.empty();
  }

  private Optional<Step> reopensWhatItWasSent(Facts.Referral ended) {
    Step step = new Step("", Kind.REOPEN, List.of(ended.name), reopening(), Map.of(), false);
    return isOver(ended)
        ? by(ended.receiver, "caseworker", step).or(() -> by(ended.receiver, "supervisor", step))
        : Optional.empty();
  }

  /** Where somebody else has referred the person on. */
  private Optional<Step> beginsReflection() {
    Facts.Subject subject = person();
    List<Facts.Referral> all = model.facts.about(subject).stream().filter(r -> r.isOpen()).toList();
    if (subject.reflecting || all.stream().allMatch(r -> r.sender.equals(subject.responsible))) {
      return Optional.empty();
    }
    return all.stream()
        .filter(r -> r.sender.equals(subject.responsible) && r.fromCase.isEmpty())
        .findFirst()
        .map(r -> new Step("", Kind.REFLECT, List.of(r.name), Bodies.json(), Map.of(), false))
        .flatMap(step -> by(subject.responsible, "referrer", step));
  }

  private Optional<Step> endsReflectionAsAnOnwardSender() {
    Facts.Subject subject = person();
    List<Facts.Referral> onward =
        model.facts.about(subject).stream()
            .filter(r -> r.isOpen() && !r.sender.equals(subject.responsible))
            .toList();
    if (onward.isEmpty()) {
      return Optional.empty();
    }
    Facts.Referral referral = one(onward);
    Step step =
        new Step(
            "",
            Kind.END_REFLECTION,
            List.of(referral.name),
            body("ground", "imminent-danger"),
            Map.of(),
            false);
    return by(referral.sender, "referrer", step);
  }

  private Optional<Step> by(String agency, String role, Step step) {
    return cast.of(agency).stream()
        .filter(actor -> actor.has(role))
        .findFirst()
        .map(actor -> step.by(actor.client()));
  }

  private boolean erases(String agency) {
    return cast.of(agency).stream().anyMatch(actor -> actor.has("data-protection-officer"));
  }

  /** The newest is tried first. */
  private void intend(Step after, double share, Supplier<Optional<Step>> move) {
    if (bodies.once(share)) {
      intentions.addFirst(new Intention(Walk.subjectOf(model, after), move));
    }
  }

  private Optional<Step> move(Kind kind, Facts.Referral referral, Supplier<ObjectNode> body) {
    return onReferral(kind, r -> r.name.equals(referral.name), body);
  }

  private Optional<Step> intended() {
    if (intentions.isEmpty() || bodies.once(0.4)) {
      return Optional.empty();
    }
    Intention next = intentions.remove();
    if (!living.contains(next.subject()) || !isKnown(next.subject())) {
      return Optional.empty();
    }
    focus = next.subject();
    try {
      return next.move().get();
    } finally {
      focus = "";
    }
  }

  /** Whoever has just lost a case, or a part in it, tries once more. */
  Optional<Step> rightAfter(Step step) {
    if (step.kind() != Kind.TAKE_OVER) {
      return Optional.empty();
    }
    Facts.Handover offer = model.facts.handovers.get(step.first());
    Facts.CaseFile file = model.facts.cases.get(offer.caseName);
    List<Actor> officers =
        cast.where(
            a ->
                a.agency().equals(file.custodian)
                    && a.has("investigator", "supervisor", "prosecutor"));
    return file.referrals.stream()
        .filter(name -> !officers.isEmpty())
        .findFirst()
        .map(name -> outOfCase(file, model.facts.referrals.get(name).subject))
        .map(onward -> onward.by(one(officers).client()).rushing());
  }

  private Supplier<Optional<Step>> draw() {
    int drawn = random.nextInt(weight);
    for (Map.Entry<Supplier<Optional<Step>>, Integer> move : moves.entrySet()) {
      drawn -= move.getValue();
      if (drawn < 0) {
        return move.getKey();
      }
    }
    throw new IllegalStateException();
  }

  private void add(int share, Supplier<Optional<Step>> move) {
    moves.put(move, share);
    weight += share;
  }

  private <T> T one(List<T> of) {
    return bodies.one(of);
  }

  private String named(String sort) {
    return sort + numbers.merge(sort, 1, Integer::sum);
  }

  private Step submission() {
    List<Actor> referrers = cast.where(a -> a.has("referrer") && !a.investigates());
    Actor sender =
        bodies.once(0.45)
            ? cast.actor("umeed-caseworker")
            : one(
                bodies.once(0.4)
                    ? referrers.stream().filter(a -> COLLUDING.contains(a.agency())).toList()
                    : referrers);
    ObjectNode body = referral(sender.agency());
    ObjectNode subject = bodies.subject();
    body.set("subject", subject);
    Map<String, String> binds = new TreeMap<>();
    binds.put("/id", named("r"));
    binds.put("/subjectId", named("s"));
    if (body.path("state").asText().equals("draft")) {
      body.remove("exclusions");
    }
    if (bodies.once(0.8)) {
      ObjectNode consent = bodies.consent(subject.path("ageClass").asText().equals("adult"));
      if (bodies.once(0.25)) {
        // A case of its own begins where nobody erases, and is handed on to where somebody may.
        bodies.address(body, "lahore-police");
        body.put("need", "investigation").remove("state");
      }
      String receiver = body.at("/receiver/agency").asText();
      if (Actor.investigates(cast.type(receiver)) && bodies.once(0.8)) {
        bodies.letInvestigate(consent, receiver);
      }
      body.putArray("consents").add(consent);
      binds.put("consent", named("k"));
    }
    living.add(binds.get("/subjectId"));
    return new Step(sender.client(), Kind.SUBMIT, List.of(), body, binds, false);
  }

  private Optional<Step> onward() {
    Facts.Subject subject = person();
    List<Facts.CaseFile> files = model.facts.casesOf(subject);
    if (!files.isEmpty() && bodies.once(0.4)) {
      Facts.CaseFile file = one(files);
      return by(
          outOfCase(file, subject.name),
          a -> a.has("investigator", "supervisor", "prosecutor"),
          subject);
    }
    Step template = onward(subject.name, referral(""));
    return by(template, a -> a.has("referrer"), subject)
        .filter(
            step ->
                !cast.actor(step.client())
                    .agency()
                    .equals(step.body().at("/receiver/agency").asText()));
  }

  /** Often it excludes whom others know, or shares an incident with them. */
  private ObjectNode referral(String sender) {
    ObjectNode body = bodies.referral(sender);
    List<Facts.Referral> known =
        model.facts.referrals.values().stream().filter(r -> living.contains(r.subject)).toList();
    List<Facts.Referral> tied = known.stream().filter(r -> !r.incident.isEmpty()).toList();
    if (body.has("exclusions") && !known.isEmpty() && bodies.once(0.6)) {
      String agency = one(known).receiver;
      if (!agency.equals(sender)) {
        Bodies.put(body, "exclusions", List.of(agency));
      }
    }
    if (!tied.isEmpty() && bodies.once(0.3)) {
      body.put("incidentId", one(tied).incident);
    }
    return body;
  }

  private Step outOfCase(Facts.CaseFile file, String subject) {
    ObjectNode body = bodies.referral(file.custodian);
    body.put("caseId", "{" + file.name + "}");
    body.put("need", "protection");
    bodies.address(body, one(List.of("panah-shelter", "sehat-hospital", "insaf-legal-aid")));
    body.remove("exclusions");
    body.remove("state");
    return onward(subject, body);
  }

  private Step onward(String subject, ObjectNode body) {
    body.put("subjectId", "{" + subject + "}");
    return new Step("", Kind.SUBMIT, List.of(), body, Map.of("/id", named("r")), false);
  }

  private Optional<Step> onReferral(
      Kind kind, Predicate<Facts.Referral> fits, Supplier<ObjectNode> body) {
    Facts.Subject subject = person();
    List<Facts.Referral> fitting = model.facts.about(subject).stream().filter(fits).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Facts.Referral referral = one(fitting);
    Map<String, String> binds =
        kind == Kind.EMERGENCY ? Map.of("/id", named("e")) : Map.<String, String>of();
    Step step = new Step("", kind, List.of(referral.name), body.get(), binds, false);
    return by(step, able(kind), subject);
  }

  private static Predicate<Actor> able(Kind kind) {
    return switch (kind) {
      case RECEIVE, ACCEPT, REFUSE, ASK, START, COMPLETE -> a -> a.has("caseworker", "supervisor");
      case EMERGENCY -> a -> !a.person().isEmpty() && !a.purposes().isEmpty();
      case ATTACH, OBSERVE -> a -> !a.purposes().isEmpty();
      case REOPEN -> a -> a.has("caseworker", "supervisor", "referrer", "coordinator");
      case EXCLUDE, REFLECT, END_REFLECTION -> a -> a.has("referrer", "coordinator");
      default -> a -> a.has("referrer", "investigator");
    };
  }

  private Optional<Step> onSubject(Kind kind, String role, Supplier<ObjectNode> body) {
    Facts.Subject subject = person();
    Step step = new Step("", kind, List.of(subject.name), body.get(), Map.of(), false);
    return by(step, a -> a.has(role), subject);
  }

  private Optional<Step> consent() {
    Facts.Subject subject = person();
    ObjectNode body = bodies.consent(subject.isAdult());
    Step step =
        new Step("", Kind.CONSENT, List.of(subject.name), body, Map.of("/id", named("k")), false);
    Optional<Step> chosen = by(step, a -> a.has("referrer", "caseworker"), subject);
    chosen
        .filter(s -> bodies.once(0.4))
        .ifPresent(
            s ->
                Bodies.put(
                    body.putObject("recipients"),
                    "agencies",
                    List.of(cast.actor(s.client()).agency())));
    return chosen;
  }

  private Optional<Step> onConsent(Kind kind) {
    Facts.Subject subject = person();
    List<String> consents =
        subject.consents.stream().map(c -> c.name).filter(n -> n != null).toList();
    if (consents.isEmpty() || kind == Kind.GUARDIAN_CONFLICT && subject.isAdult()) {
      return Optional.empty();
    }
    Step step =
        new Step("", kind, List.of(subject.name, one(consents)), Bodies.json(), Map.of(), false);
    return by(step, a -> a.has("referrer"), subject);
  }

  private Optional<Step> review() {
    Facts.Subject subject = person();
    List<Facts.Emergency> open =
        model.facts.emergencies.values().stream()
            .filter(e -> e.subject.equals(subject.name) && !e.reviewed)
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Facts.Emergency access = one(open);
    ObjectNode body = body("verdict", bodies.once(0.5) ? "justified" : "not-justified");
    Step step =
        new Step("", Kind.REVIEW, List.of(access.referral, access.name), body, Map.of(), false);
    return by(step, a -> a.agency().equals(access.agency), subject);
  }

  private Optional<Step> onCase(Kind kind, Supplier<ObjectNode> body) {
    Facts.Subject subject = person();
    List<Facts.CaseFile> files = model.facts.casesOf(subject);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Facts.CaseFile file = one(files);
    if (kind == Kind.ERASE_CASE && !file.isClosed()) {
      return Optional.empty();
    }
    Step step = new Step("", kind, List.of(file.name), body.get(), Map.of(), false);
    return by(
        step,
        kind == Kind.ERASE_CASE
            ? a -> a.has("data-protection-officer")
            : a -> a.has("investigator", "supervisor", "prosecutor"),
        subject);
  }

  /** What is entered of a trial, by the custodian or by whoever prosecutes. */
  private Optional<Step> trial(Kind kind) {
    Facts.Subject subject = person();
    List<Facts.CaseFile> files = model.facts.casesOf(subject);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Instant ahead = Instant.now().plus(AHEAD);
    ObjectNode body =
        switch (kind) {
          case HEARING ->
              body("kind", "testimony")
                  .put("courtLevel", "special")
                  .put("startsAt", ahead.toString())
                  .put("timeZone", "Asia/Karachi")
                  .put("inCamera", true);
          case MEASURE ->
              body("kind", "screen")
                  .put("subjectId", "{" + subject.name + "}")
                  .put("reviewDueAt", ahead.toString());
          default -> {
            ObjectNode claim =
                body("route", "state-fund")
                    .put("subjectId", "{" + subject.name + "}")
                    .put("filingDueAt", ahead.toString());
            claim.putObject("claimed").put("currency", "PKR").put("minorUnits", 100);
            yield claim;
          }
        };
    if (kind == Kind.HEARING && bodies.once(0.5)) {
      body.put("court", "A fictional court");
    }
    Step step =
        new Step("", kind, List.of(one(files).name), body, Map.of("/id", named("t")), false);
    return by(step, Rules::isOfficer, subject);
  }

  private Optional<Step> trialChange() {
    Facts.Subject subject = person();
    List<Facts.CaseFile> files =
        model.facts.casesOf(subject).stream().filter(file -> !file.trial.isEmpty()).toList();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Facts.CaseFile file = one(files);
    String record = one(List.copyOf(file.trial.keySet()));
    String later = Instant.now().plus(AHEAD.multipliedBy(2)).toString();
    Kind kind = Kind.CHANGE_HEARING;
    ObjectNode body = body("startsAt", later).put("fileNumber", "Fictional-7");
    switch (file.trial.get(record)) {
      case MEASURE -> {
        kind = Kind.CHANGE_MEASURE;
        body = body("reviewDueAt", later);
      }
      case CLAIM -> {
        kind = Kind.CHANGE_CLAIM;
        body = body("state", "filed");
      }
      default -> {}
    }
    Step step = new Step("", kind, List.of(file.name, record), body, Map.of(), false);
    return by(step, Rules::isOfficer, subject);
  }

  /** Where the law leaves it open; who was referred to before stays so. */
  private Optional<Step> competence() {
    List<Actor> coordinators = cast.where(a -> a.has("coordinator", "supervisor"));
    ObjectNode body = body("option", one(List.of("federal-agency", "police")));
    return Optional.of(
        new Step(
            one(coordinators).client(), Kind.SET_COMPETENCE, List.of(), body, Map.of(), false));
  }

  private Optional<Step> offer() {
    Facts.Subject subject = person();
    List<Facts.CaseFile> files = model.facts.casesOf(subject);
    if (files.isEmpty() || !one(files).offered.isEmpty()) {
      return Optional.empty();
    }
    return by(
        offerOf(one(files)), a -> a.has("investigator", "supervisor", "coordinator"), subject);
  }

  private Step offerOf(Facts.CaseFile file) {
    String to = file.custodian.equals("ahtc") ? "lahore-police" : "ahtc";
    ObjectNode body = body("reason", "jurisdiction");
    body.putObject("to").put("agency", to).put("unit", cast.unit(to));
    return new Step("", Kind.OFFER, List.of(file.name), body, Map.of("/id", named("h")), false);
  }

  private Optional<Step> onHandover(Kind kind, Supplier<ObjectNode> body) {
    Facts.Subject subject = person();
    List<Facts.Handover> open =
        model.facts.handovers.values().stream()
            .filter(h -> h.state.equals("offered"))
            .filter(h -> model.facts.casesOf(subject).contains(model.facts.cases.get(h.caseName)))
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Step step = new Step("", kind, List.of(one(open).name), body.get(), Map.of(), false);
    return by(step, a -> a.has("supervisor", "investigator"), subject);
  }

  private Optional<Step> settlement() {
    Facts.Subject subject = person();
    List<Facts.Task> waiting =
        model.facts.tasks.values().stream().filter(t -> t.subject.equals(subject.name)).toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = body("decision", bodies.once(0.6) ? "confirm" : "reject");
    Step step = new Step("", Kind.SETTLE, List.of(one(waiting).name), body, Map.of(), false);
    return by(step, a -> a.has("referrer", "coordinator"), subject);
  }

  /** Of the newest alert of whoever it is. */
  private Optional<Step> acknowledgement() {
    Actor actor = one(cast.where(a -> !a.purposes().isEmpty()));
    return Optional.of(
        new Step(actor.client(), Kind.ACKNOWLEDGE, List.of(), Bodies.json(), Map.of(), false));
  }

  /** Of the newest report of whoever owns it. */
  private Optional<Step> answerToReport() {
    boolean closes = bodies.once(0.5);
    return Optional.of(
        new Step(
            "hota-intake",
            closes ? Kind.CLOSE_REPORT : Kind.RECEIVE_REPORT,
            List.of(),
            closes ? body("outcome", "unfounded") : Bodies.json(),
            Map.of(),
            false));
  }

  /** So short that alerts are escalated while the walk goes on. */
  private Optional<Step> ladder() {
    Actor admin = one(cast.where(a -> a.has("agency-admin")));
    ObjectNode body = Bodies.json();
    ObjectNode waits = body.putObject("waits");
    for (String urgency : List.of("routine", "immediateDanger")) {
      waits
          .putObject(urgency)
          .put("supervisor", "PT1M")
          .put("fallback", "PT2M")
          .put("coordinator", "PT3M");
    }
    ObjectNode fallback = body.putObject("fallbackContact").put("role", "supervisor");
    String unit = cast.unit(admin.agency());
    if (!unit.isEmpty() && bodies.once(0.5)) {
      fallback.put("unit", unit);
    }
    return Optional.of(new Step(admin.client(), Kind.SET_LADDER, List.of(), body, Map.of(), false));
  }

  private ObjectNode exclusionRequest() {
    return body("agency", one(Bodies.RECEIVERS));
  }

  private ObjectNode appointment() {
    return body("agency", one(Bodies.RECEIVERS)).put("reason", "person-asks");
  }

  private ObjectNode finding() {
    return body("category", "medical").put("text", "A fictional finding");
  }

  private Optional<Step> report() {
    ObjectNode body = body("kind", "network");
    body.putObject("situation").put("country", "PK").put("organFacility", true);
    body.put("facts", "A fictional broker");
    List<Actor> referrers = cast.where(a -> a.has("referrer"));
    return Optional.of(
        new Step(one(referrers).client(), Kind.REPORT, List.of(), body, Map.of(), false));
  }

  private Optional<Step> subscription() {
    ObjectNode body = body("channel", "webhook");
    body.put("url", "http://127.0.0.1:9/").put("state", "paused");
    Bodies.put(body, "events", List.of("*"));
    return Optional.of(
        new Step(
            one(cast.where(a -> a.has("agency-admin"))).client(),
            Kind.SUBSCRIBE,
            List.of(),
            body,
            Map.of(),
            false));
  }

  /** Mostly somebody who may; else one of those who collude or once had to do with the person. */
  private Optional<Step> by(Step step, Predicate<Actor> able, Facts.Subject subject) {
    return drawn(step, able, subject).map(this::signed);
  }

  /** What is kept to an agency says whose it is. */
  private Step signed(Step step) {
    String text = step.body().toString();
    return text.contains(KEEPER)
        ? step.saying(
            (ObjectNode) Bodies.read(text.replace(KEEPER, cast.actor(step.client()).agency())))
        : step;
  }

  private Optional<Step> drawn(Step step, Predicate<Actor> able, Facts.Subject subject) {
    List<Step> allowed = new ArrayList<>();
    List<Step> forbidden = new ArrayList<>();
    List<Step> tempted = new ArrayList<>();
    for (Actor actor : cast.where(able)) {
      Step given = step.by(actor.client());
      if (model.may(given) != Verdict.NEVER) {
        allowed.add(given);
      } else if (COLLUDING.contains(actor.agency())
          || !model.rules.relations(actor.agency(), subject).isEmpty()) {
        tempted.add(given);
      } else {
        forbidden.add(given);
      }
    }
    if (!allowed.isEmpty() && bodies.once(BY_THE_RULES)) {
      return Optional.of(one(allowed));
    }
    List<Step> parties = tempted.stream().filter(this::isByAParty).toList();
    if (!parties.isEmpty() && bodies.once(0.5)) {
      return Optional.of(one(parties));
    }
    if (!tempted.isEmpty() && bodies.once(0.8)) {
      return Optional.of(one(tempted));
    }
    return forbidden.isEmpty() ? Optional.empty() : Optional.of(one(forbidden));
  }

  /** Of whoever sent the referral that it is about, or was sent it. */
  private boolean isByAParty(Step step) {
    Facts.Referral referral =
        step.about().isEmpty() ? null : model.facts.referrals.get(step.first());
    String agency = cast.actor(step.client()).agency();
    return referral != null && (referral.sender.equals(agency) || referral.receiver.equals(agency));
  }

  private Facts.Subject person() {
    if (!focus.isEmpty()) {
      return model.facts.subjects.get(focus);
    }
    return model.facts.subjects.get(one(living.stream().filter(this::isKnown).toList()));
  }

  private boolean isKnown(String subject) {
    return model.facts.subjects.containsKey(subject);
  }

  private boolean isReflecting(Facts.Referral referral) {
    return model.facts.subjectOf(referral).reflecting;
  }

  private static boolean isAsked(Facts.Referral referral) {
    return referral.state.equals("information-requested");
  }

  private static boolean isOver(Facts.Referral referral) {
    return Set.of("completed", "withdrawn").contains(referral.state);
  }

  private static ObjectNode body(String field, String value) {
    return Bodies.json().put(field, value);
  }

  private ObjectNode acceptance() {
    return bodies.once(0.8) ? Bodies.json() : Bodies.json().put("openCase", false);
  }

  private ObjectNode refusal() {
    return body("code", "no-capacity").put("text", "Full (fictional)");
  }

  private ObjectNode questions() {
    ObjectNode body = Bodies.json();
    Bodies.put(body, "questions", List.of("Where are they now? (fictional)"));
    return body;
  }

  private ObjectNode answers() {
    ObjectNode body = Bodies.json();
    Bodies.put(body, "answers", List.of("Here (fictional)"));
    return body;
  }

  private ObjectNode redirection() {
    ObjectNode body = Bodies.json();
    bodies.address(body, one(Bodies.RECEIVERS));
    return body;
  }

  private ObjectNode withdrawal() {
    return body("code", one(List.of("safety-risk", "sent-in-error", "consent-withdrawn")));
  }

  private ObjectNode completion() {
    return body("outcome", "served");
  }

  private ObjectNode reopening() {
    return body("reason", "Came back (fictional)");
  }

  private ObjectNode change() {
    return body("urgency", "immediate-danger");
  }

  private ObjectNode exclusions() {
    ObjectNode body = Bodies.json();
    Bodies.put(body, "exclusions", bodies.once(0.3) ? List.of() : List.of(one(Bodies.RECEIVERS)));
    return body;
  }

  private ObjectNode file() {
    return body("text", "A fictional file").put("category", one(Rules.CATEGORIES));
  }

  private ObjectNode observation() {
    ObjectNode body = Bodies.json();
    body.putArray("observations")
        .addObject()
        .put("indicator", one(List.of("U1", "U2", "R1", "A1", "A4")))
        .put("value", "present")
        .put("observer", "victim-interview")
        .put("handling", one(List.of("H0", "H2")))
        .put("note", "kept by " + KEEPER);
    if (body.at("/observations/0/handling").asText().equals("H0")) {
      ((ObjectNode) body.at("/observations/0")).put("note", "A fictional note");
    }
    return body;
  }

  private ObjectNode emergency() {
    return body("purpose", one(List.of("medical-care", "protection")))
        .put("reason", "Unconscious in front of me (fictional)");
  }

  private ObjectNode endOfReflection() {
    return body("ground", bodies.once(0.8) ? "imminent-danger" : "subject-consent");
  }

  private ObjectNode correction() {
    ObjectNode body = Bodies.json();
    if (bodies.once(0.5)) {
      body.put("ageClass", one(List.of("adult", "child")));
    }
    bodies.record(body, false);
    return body.isEmpty() ? body("narrative", "Another fictional story") : body;
  }

  private ObjectNode erasure() {
    return body("reason", "subject-request");
  }

  private ObjectNode hold() {
    return body("authority", "A court (fictional)").put("caseNumber", "FIR 1 (fictional)");
  }

  private ObjectNode transition() {
    ObjectNode body = Bodies.json();
    String to =
        one(List.of("under-investigation", "under-investigation", "with-prosecution", "closed"));
    body.put("to", to);
    if (to.equals("with-prosecution")) {
      return prosecution();
    } else if (to.equals("closed")) {
      return closing();
    } else if (bodies.once(0.5)) {
      body.put("reason", "new-evidence");
    }
    return body;
  }

  private ObjectNode prosecution() {
    ObjectNode body = body("to", "with-prosecution");
    body.putObject("prosecution").put("agency", "punjab-prosecution");
    return body;
  }

  private ObjectNode closing() {
    return body("to", "closed").put("disposition", "insufficient-evidence");
  }

  private ObjectNode note() {
    return bodies.once(0.5)
        ? body("text", "A fictional note").put("handling", "H0")
        : body("text", "kept by " + KEEPER).put("handling", "H2");
  }

  private ObjectNode evidence() {
    return body("kind", "document")
        .put("description", "A fictional paper")
        .put("place", "Lahore (fictional)")
        .put("collectedAt", "2024-11-20T09:15:00+05:00")
        .put("handling", one(List.of("H0", "H2")));
  }

  private ObjectNode person(String standing) {
    ObjectNode body = body("kind", "natural").put("standing", standing).put("handling", "H0");
    Bodies.put(body, "roles", List.of("Other"));
    return body;
  }

  private ObjectNode caseObservation() {
    ObjectNode body = Bodies.json();
    body.putArray("observations")
        .addObject()
        .put("indicator", "R1")
        .put("value", "present")
        .put("observer", "police")
        .put("handling", "H0");
    return body;
  }

  private ObjectNode assessment() {
    ObjectNode body = Bodies.json().put("consentMentioned", false);
    body.putArray("findings");
    return body;
  }

  private ObjectNode caseErasure() {
    return body("reason", "unlawful-recording").put("includesEvidence", true);
  }
}

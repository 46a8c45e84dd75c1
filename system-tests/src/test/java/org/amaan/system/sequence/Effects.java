package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an accepted command changes, if whoever gave it had the authority. */
final class Effects {

  private final Cast cast;
  private final Facts facts;
  private final Rules rules;

  Effects(Cast cast, Facts facts, Rules rules) {
    this.cast = cast;
    this.facts = facts;
    this.rules = rules;
  }

  void apply(Actor actor, Step step) {
    change(actor, step);
    openWhatTiesReach();
  }

  /** What follows from an exclusion of somebody else the rules leave open. */
  private void openWhatTiesReach() {
    facts.referrals.values().stream()
        .filter(referral -> referral.isOffered() || referral.isTaken())
        .filter(r -> rules.mayBeExcludedByTie(r.receiver, facts.subjectOf(r)))
        .forEach(referral -> referral.stateOpen = true);
    facts.cases.values().stream()
        .filter(
            file ->
                file.referrals.stream()
                    .map(facts.referrals::get)
                    .map(facts::subjectOf)
                    .anyMatch(subject -> rules.mayBeExcludedByTie(file.custodian, subject)))
        .forEach(file -> file.custodianOpen = true);
  }

  /** The responsible agency's word ties all that it says of the same incident. */
  private void tie(Facts.Subject subject, String agency, String incident) {
    facts.about(subject).stream()
        .filter(r -> r.sender.equals(agency) && !r.state.equals("draft"))
        .filter(r -> !r.incident.isEmpty() && r.incident.equals(incident))
        .forEach(referral -> referral.ties = true);
  }

  private void change(Actor actor, Step step) {
    switch (step.kind()) {
      case SUBMIT -> submit(actor, step);
      case REPORT,
          RECEIVE_REPORT,
          CLOSE_REPORT,
          SUBSCRIBE,
          SET_LADDER,
          ACKNOWLEDGE,
          ASSIGN,
          ATTACH,
          OBSERVE,
          ASSESS,
          SIGN,
          EXPORT,
          FINDING,
          ASK_RESPONSIBILITY,
          ASK_EXCLUSION,
          NOTE,
          PERSON,
          EVIDENCE,
          CASE_OBSERVE,
          SET_COMPETENCE,
          CHANGE_HEARING,
          CHANGE_MEASURE,
          CHANGE_CLAIM -> {}
      case HEARING, MEASURE, CLAIM ->
          facts.cases.get(step.first()).trial.put(step.binds().get("/id"), step.kind());
      case MOVE -> move(facts.cases.get(step.first()), step.body());
      case OFFER -> offer(actor, step);
      case TAKE_OVER -> takeOver(facts.handovers.get(step.first()));
      case REFUSE_HANDOVER -> endOffer(facts.handovers.get(step.first()), "refused");
      case CANCEL_HANDOVER -> endOffer(facts.handovers.get(step.first()), "cancelled");
      case ERASE_CASE -> facts.cases.get(step.first()).erasedBy.add(actor.agency());
      case REVIEW -> {
        Facts.Emergency access = facts.emergencies.get(step.about().get(1));
        access.reviewed = true;
        access.ended |= step.body().path("verdict").asText().equals("not-justified");
      }
      case CHANGE_SUBJECT,
          APPOINT,
          ERASE,
          HOLD,
          RELEASE_HOLD,
          CONSENT,
          WITHDRAW_CONSENT,
          WITHDRAW_ALL,
          GUARDIAN_CONFLICT ->
          subject(actor, step, facts.subjects.get(step.first()));
      case SETTLE -> settle(step);
      default -> referral(actor, step, facts.referrals.get(step.first()));
    }
  }

  void caseOpened(String name, String referralName) {
    Facts.Referral referral = facts.referrals.get(referralName);
    Facts.CaseFile file = facts.cases.get(name);
    if (file == null) {
      file = new Facts.CaseFile();
      file.name = name;
      file.custodian = referral.receiver;
      facts.cases.put(name, file);
    }
    file.referrals.add(referralName);
    referral.caseName = name;
    openWhatTiesReach();
  }

  private void submit(Actor actor, Step step) {
    JsonNode body = step.body();
    Facts.Referral referral = new Facts.Referral();
    referral.name = step.binds().get("/id");
    String known = unbraced(body.path("subjectId").asText(""));
    referral.subject = known.isEmpty() ? step.binds().get("/subjectId") : known;
    referral.sender = actor.agency();
    referral.fromCase = unbraced(body.path("caseId").asText(""));
    referral.receiver = body.at("/receiver/agency").asText();
    referral.need = body.path("need").asText();
    referral.country = body.at("/situation/country").asText();
    referral.incident = body.path("incidentId").asText("");
    referral.state = body.path("state").asText("submitted");
    referral.ever.add(actor.agency());
    if (!referral.state.equals("draft")) {
      referral.ever.add(referral.receiver);
    }
    facts.referrals.put(referral.name, referral);
    Facts.Subject subject =
        known.isEmpty() ? record(actor, step, referral) : facts.subjects.get(known);
    boolean speaksForThem = subject.responsible.equals(actor.agency());
    govern(actor, subject, referral);
    referral.intended.addAll(words(body.path("exclusions")));
    if (speaksForThem) {
      subject.danger |= body.path("urgency").asText().equals("immediate-danger");
      excludeIntended(subject, referral);
      tie(subject, actor.agency(), referral.incident);
    }
  }

  /** A draft excludes nobody before it is submitted. */
  private void excludeIntended(Facts.Subject subject, Facts.Referral referral) {
    if (!referral.state.equals("draft")) {
      referral.intended.forEach(agency -> exclude(subject, agency, false));
      referral.intended.clear();
    }
  }

  /** The first referral that the responsible agency submits says which country governs. */
  private static void govern(Actor actor, Facts.Subject subject, Facts.Referral referral) {
    boolean isFirst = subject.country.isEmpty() && !referral.state.equals("draft");
    if (isFirst && subject.responsible.equals(actor.agency())) {
      subject.country = referral.country;
    }
  }

  private Facts.Subject record(Actor actor, Step step, Facts.Referral referral) {
    Facts.Subject subject = new Facts.Subject();
    subject.name = referral.subject;
    subject.recorder = actor.agency();
    subject.responsible = actor.agency();
    JsonNode record = step.body().path("subject");
    subject.ageClass = record.path("ageClass").asText("unknown");
    addCategories(subject, record);
    for (JsonNode consent : step.body().path("consents")) {
      subject.consents.add(consent(actor, step.binds().get("consent"), consent, true));
    }
    facts.subjects.put(subject.name, subject);
    return subject;
  }

  private static void addCategories(Facts.Subject subject, JsonNode record) {
    for (String category : Rules.CATEGORIES) {
      if (record.hasNonNull(category)) {
        subject.recorded.add(category);
      } else if (record.has(category)) {
        subject.recorded.remove(category);
      }
    }
  }

  private static Facts.Consent consent(Actor actor, String name, JsonNode body, boolean confirmed) {
    Facts.Consent consent = new Facts.Consent();
    consent.name = name;
    consent.by = actor.agency();
    consent.guardians = body.path("givenBy").asText().equals("guardian");
    consent.purposes = words(body.path("purposes"));
    consent.types = words(body.at("/recipients/agencyTypes"));
    consent.agencies = words(body.at("/recipients/agencies"));
    consent.categories = words(body.path("categories"));
    consent.confirmed = confirmed;
    return consent;
  }

  private void subject(Actor actor, Step step, Facts.Subject subject) {
    boolean responsible = subject.responsible.equals(actor.agency());
    switch (step.kind()) {
      case CHANGE_SUBJECT -> {
        addCategories(subject, step.body());
        Rules.CATEGORIES.stream()
            .filter(step.body()::has)
            .forEach(category -> subject.authors.put(category, actor.agency()));
        subject.ageClass = step.body().path("ageClass").asText(subject.ageClass);
      }
      case APPOINT -> subject.responsible = step.body().path("agency").asText();
      case WITHDRAW_ALL -> takeBackAll(actor, subject);
      case ERASE -> subject.erased = true;
      case HOLD -> subject.holds++;
      case RELEASE_HOLD -> subject.holds--;
      case CONSENT ->
          subject.consents.add(consent(actor, step.binds().get("/id"), step.body(), responsible));
      case WITHDRAW_CONSENT, GUARDIAN_CONFLICT -> {
        subject.takenBack = true;
        subject.consents.stream()
            .filter(consent -> step.about().get(1).equals(consent.name))
            .forEach(consent -> takeBack(actor, subject, consent, step.kind()));
      }
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  void taskOpened(Facts.Task task) {
    facts.tasks.put(task.name, task);
  }

  private void settle(Step step) {
    Facts.Task task = facts.tasks.remove(step.first());
    boolean confirmed = step.body().path("decision").asText().equals("confirm");
    Facts.Subject subject = facts.subjects.get(task.subject);
    switch (task.kind) {
      case "consent-confirmation", "withdrawal-confirmation", "guardian-conflict-confirmation" ->
          subject.consents.stream()
              .filter(consent -> task.about.equals(consent.name) && !consent.ended)
              .forEach(consent -> decide(task, confirmed, consent));
      case "danger-claim" -> subject.danger |= confirmed;
      case "exclusion-request" -> {
        if (confirmed) {
          exclude(subject, task.agency, true);
        }
      }
      case "responsibility-request" -> {
        if (confirmed) {
          subject.responsible = task.agency;
        }
      }
      case "incident-claim" -> {
        Facts.Referral stated = facts.referrals.get(task.referral);
        if (confirmed && stated != null) {
          tie(subject, stated.sender, stated.incident);
        }
      }
      case "erasure-answer" -> subject.erasureOpen |= confirmed;
      case "country-claim" -> {
        if (confirmed && facts.referrals.containsKey(task.referral)) {
          subject.country = facts.referrals.get(task.referral).country;
        }
      }
      default -> subject.reflectionOpen = true;
    }
  }

  private void decide(Facts.Task task, boolean confirmed, Facts.Consent consent) {
    if (task.kind.equals("consent-confirmation")) {
      consent.confirmed = confirmed;
      consent.rejected = !confirmed;
    } else if (confirmed) {
      consent.ended = true;
    } else {
      consent.lifted.add(task.asker);
      consent.suspendedFor.remove(task.kind + "=" + task.asker);
    }
  }

  private void referral(Actor actor, Step step, Facts.Referral referral) {
    Facts.Subject subject = facts.subjectOf(referral);
    JsonNode body = step.body();
    boolean responsible = subject.responsible.equals(actor.agency());
    boolean decides =
        responsible
            || actor.has("coordinator")
                && actor.agency().equals(Rules.coordinatorOf(subject.country));
    referral.stateOpen &= !movesReferral(step.kind());
    switch (step.kind()) {
      case SUBMIT_DRAFT -> {
        referral.state = "submitted";
        referral.ever.add(referral.receiver);
        govern(actor, subject, referral);
        if (responsible) {
          excludeIntended(subject, referral);
          tie(subject, actor.agency(), referral.incident);
        }
      }
      case CHANGE_REFERRAL -> {
        if (responsible) {
          subject.danger |= body.path("urgency").asText().equals("immediate-danger");
          tie(subject, actor.agency(), referral.incident);
        }
      }
      case RECEIVE, ANSWER -> referral.state = "received";
      case ACCEPT -> {
        referral.state = "accepted";
        referral.taken = true;
        boolean investigates = Actor.investigates(cast.type(referral.receiver));
        referral.opensCase = body.path("openCase").asBoolean(investigates);
      }
      case REFUSE -> referral.state = "refused";
      case ASK -> referral.state = "information-requested";
      case WITHDRAW -> {
        boolean inCare = rules.relations(actor.agency(), subject).contains(Rules.Relation.IN_CARE);
        referral.state = "withdrawn";
        referral.withdrawal = body.path("code").asText();
        if (referral.withdrawal.equals("consent-withdrawn") && (responsible || inCare)) {
          takeBackAll(actor, subject);
        }
      }
      case REDIRECT -> {
        referral.state = "submitted";
        referral.receiver = body.at("/receiver/agency").asText();
        referral.ever.add(referral.receiver);
        referral.taken = false;
      }
      case START -> referral.state = "in-progress";
      case COMPLETE -> referral.state = "completed";
      case REOPEN -> {
        referral.state = "received";
        Facts.CaseFile file = facts.cases.get(referral.caseName);
        if (file != null && file.isClosed()) {
          file.state = "under-investigation";
        }
      }
      case EXCLUDE -> setExclusions(subject, body, !responsible);
      case EMERGENCY -> emergency(actor, step, referral);
      case REFLECT -> subject.reflecting |= decides;
      case END_REFLECTION -> subject.reflecting &= !decides;
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  private static boolean movesReferral(Kind kind) {
    return switch (kind) {
      case RECEIVE, ANSWER, ACCEPT, REFUSE, ASK, WITHDRAW, REDIRECT, START, COMPLETE, REOPEN ->
          true;
      default -> false;
    };
  }

  private static void takeBackAll(Actor actor, Facts.Subject subject) {
    subject.takenBack = true;
    subject.consents.stream()
        .filter(consent -> !consent.rejected)
        .forEach(consent -> takeBack(actor, subject, consent, Kind.WITHDRAW_ALL));
  }

  /** The responsible agency ends it; who recorded it in care, before it was confirmed, likewise. */
  private static void takeBack(
      Actor actor, Facts.Subject subject, Facts.Consent consent, Kind kind) {
    boolean takesBackItsOwn =
        kind != Kind.GUARDIAN_CONFLICT
            && !consent.confirmed
            && !consent.rejected
            && consent.by.equals(actor.agency());
    if (subject.responsible.equals(actor.agency()) || takesBackItsOwn) {
      consent.ended = true;
    } else if (!consent.lifted.contains(actor.agency())) {
      String asked =
          kind == Kind.GUARDIAN_CONFLICT
              ? "guardian-conflict-confirmation"
              : "withdrawal-confirmation";
      consent.suspendedFor.add(asked + "=" + actor.agency());
    }
  }

  private void emergency(Actor actor, Step step, Facts.Referral referral) {
    Facts.Emergency access = new Facts.Emergency();
    access.name = step.binds().get("/id");
    access.referral = referral.name;
    access.subject = referral.subject;
    access.client = actor.client();
    access.agency = actor.agency();
    access.person = actor.person();
    access.purpose = step.body().path("purpose").asText();
    facts.emergencies.put(access.name, access);
  }

  private void setExclusions(Facts.Subject subject, JsonNode body, boolean byCoordinator) {
    Set<String> wanted = words(body.path("exclusions"));
    subject.excluded.keySet().retainAll(wanted);
    wanted.stream()
        .filter(agency -> !subject.excluded.containsKey(agency))
        .forEach(agency -> exclude(subject, agency, byCoordinator));
  }

  /**
   * What waits for it or was taken on by it is the referrer's again; its case the coordinator's.
   */
  private void exclude(Facts.Subject subject, String agency, boolean byCoordinator) {
    subject.excluded.put(agency, byCoordinator);
    for (Facts.Referral referral : facts.about(subject)) {
      boolean has = referral.receiver.equals(agency) && referral.caseName.isEmpty();
      if (has && (referral.isOffered() || referral.isTaken())) {
        referral.state = "refused";
      }
    }
    for (Facts.CaseFile file : facts.casesOf(subject)) {
      if (file.custodian.equals(agency)) {
        file.former.add(agency);
        file.custodian = Rules.coordinatorOf(subject.country);
        file.custodianOpen |= file.custodian.isEmpty();
      }
      Facts.Handover offer = facts.handovers.get(file.offered);
      if (offer != null && offer.to.equals(agency)) {
        endOffer(offer, "cancelled");
      }
    }
  }

  private static void move(Facts.CaseFile file, JsonNode body) {
    String to = body.path("to").asText();
    if (to.equals("with-prosecution")) {
      file.grants.clear();
      file.grants.add(body.at("/prosecution/agency").asText());
    } else if (to.equals("under-investigation")) {
      file.grants.clear();
    }
    file.state = to;
  }

  private void offer(Actor actor, Step step) {
    Facts.Handover offer = new Facts.Handover();
    offer.name = step.binds().get("/id");
    offer.caseName = step.first();
    offer.from = actor.agency();
    offer.to = step.body().at("/to/agency").asText();
    facts.handovers.put(offer.name, offer);
    facts.cases.get(step.first()).offered = offer.name;
  }

  private void takeOver(Facts.Handover offer) {
    Facts.CaseFile file = facts.cases.get(offer.caseName);
    file.former.add(file.custodian);
    file.custodian = offer.to;
    file.former.remove(offer.to);
    endOffer(offer, "accepted");
  }

  private void endOffer(Facts.Handover offer, String state) {
    offer.state = state;
    facts.cases.get(offer.caseName).offered = "";
  }

  static String unbraced(String name) {
    return name.replaceAll("[{}]", "");
  }

  static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  List<Map.Entry<String, Facts.Referral>> referralsThatOpenACase() {
    return facts.referrals.entrySet().stream()
        .filter(e -> e.getValue().opensCase && e.getValue().caseName.isEmpty())
        .toList();
  }
}

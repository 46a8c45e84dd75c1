package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may give which command: {@code NEVER} is what the rules forbid, everything else may also be
 * refused for other reasons than authority.
 */
final class Authority {

  private static final Set<Rules.Relation> MAKES_GROUNDS =
      EnumSet.of(Rules.Relation.RESPONSIBLE, Rules.Relation.IN_CARE);

  private final Facts facts;
  private final Rules rules;

  Authority(Facts facts, Rules rules) {
    this.facts = facts;
    this.rules = rules;
  }

  Verdict may(Actor actor, Step step) {
    return switch (step.kind()) {
      case SUBMIT -> maySubmit(actor, step.body());
      case REPORT -> allowed(actor.has("referrer"));
      case RECEIVE_REPORT, CLOSE_REPORT -> allowed(!actor.has("auditor"));
      case SUBSCRIBE, SET_LADDER -> allowed(actor.has("agency-admin"));
      case ACKNOWLEDGE -> Verdict.MAYBE;
      case SETTLE -> maySettle(actor, facts.tasks.get(step.first()));
      case SUBMIT_DRAFT,
          CHANGE_REFERRAL,
          RECEIVE,
          ACCEPT,
          REFUSE,
          ASK,
          ANSWER,
          WITHDRAW,
          REDIRECT,
          START,
          COMPLETE,
          REOPEN,
          EXCLUDE,
          ASK_EXCLUSION,
          ATTACH,
          OBSERVE,
          EMERGENCY,
          REFLECT,
          END_REFLECTION ->
          aboutReferral(actor, step, facts.referrals.get(step.first()));
      case REVIEW -> mayReview(actor, facts.emergencies.get(step.about().get(1)));
      case CHANGE_SUBJECT,
          APPOINT,
          ASK_RESPONSIBILITY,
          WITHDRAW_ALL,
          FINDING,
          ERASE,
          HOLD,
          RELEASE_HOLD,
          EXPORT,
          CONSENT,
          WITHDRAW_CONSENT,
          GUARDIAN_CONFLICT ->
          aboutSubject(actor, step, facts.subjects.get(step.first()));
      case ASSIGN, MOVE, NOTE, PERSON, EVIDENCE, CASE_OBSERVE, ASSESS, SIGN, OFFER, ERASE_CASE ->
          aboutCase(actor, step, facts.cases.get(step.first()));
      case HEARING, CHANGE_HEARING, MEASURE, CHANGE_MEASURE, CLAIM, CHANGE_CLAIM ->
          aboutTrial(actor, facts.cases.get(step.first()));
      case SET_COMPETENCE ->
          allowed(actor.has("coordinator") && actor.agency().equals(Rules.coordinatorOf("PK")));
      case TAKE_OVER, REFUSE_HANDOVER, CANCEL_HANDOVER ->
          aboutHandover(actor, step.kind(), facts.handovers.get(step.first()));
    };
  }

  /**
   * Whether whoever gives it has the authority beyond doubt: it is neither hidden nor forbidden.
   */
  boolean mustKnow(Actor actor, Step step) {
    switch (step.kind()) {
      case CONSENT, WITHDRAW_CONSENT, CHANGE_SUBJECT -> {
        Facts.Subject subject = facts.subjects.get(step.first());
        return speaksFor(actor, subject);
      }
      case EXCLUDE -> {
        Facts.Referral referral = facts.referrals.get(step.first());
        return speaksFor(actor, facts.subjectOf(referral))
            && referral.sender.equals(actor.agency())
            && referral.fromCase.isEmpty();
      }
      case RECEIVE, ACCEPT -> {
        Facts.Referral referral = facts.referrals.get(step.first());
        Facts.Subject subject = facts.subjectOf(referral);
        return referral.receiver.equals(actor.agency())
            && referral.isOffered()
            && !referral.stateOpen
            && referral.caseName.isEmpty()
            && actor.has("caseworker", "supervisor")
            && !rules.isExcluded(actor.agency(), subject)
            && !rules.mayBeExcludedByTie(actor.agency(), subject);
      }
      default -> {
        return false;
      }
    }
  }

  private boolean speaksFor(Actor actor, Facts.Subject subject) {
    return subject.responsible.equals(actor.agency())
        && actor.has("referrer")
        && !actor.investigates()
        && !rules.isExcluded(actor.agency(), subject)
        && !rules.mayBeExcludedByTie(actor.agency(), subject);
  }

  /** Nobody settles what names them, nor what they asked for themselves. */
  private Verdict maySettle(Actor actor, Facts.Task task) {
    if (task == null) {
      return Verdict.MAYBE;
    }
    Facts.Subject subject = facts.subjects.get(task.subject);
    String agency = actor.agency();
    if (rules.isExcluded(agency, subject) || task.agency.equals(agency)) {
      return Verdict.NEVER;
    }
    boolean arbitrates =
        actor.has("coordinator")
            && (agency.equals(Rules.coordinatorOf(subject.country))
                || agency.equals("national-oversight"));
    boolean answers =
        subject.responsible.equals(agency)
            && actor.has("referrer", "data-protection-officer")
            && !task.asker.equals(agency);
    return allowed(
        arbitrates
            || answers
            || task.kind.equals("erasure-answer") && actor.has("data-protection-officer"));
  }

  private Verdict maySubmit(Actor actor, JsonNode body) {
    String name = body.path("subjectId").asText("").replaceAll("[{}]", "");
    if (name.isEmpty()) {
      return allowed(actor.has("referrer"));
    }
    Facts.Subject subject = facts.subjects.get(name);
    if (subject == null
        || rules.isExcluded(actor.agency(), subject)
        || !body.path("state").asText().equals("draft")
            && rules.isExcluded(body.at("/receiver/agency").asText(), subject)
        || subject.erased) {
      return Verdict.NEVER;
    }
    if (body.has("caseId")) {
      Facts.CaseFile file = facts.cases.get(body.path("caseId").asText().replaceAll("[{}]", ""));
      return allowed(
          file != null
              && (file.custodianOpen || file.custodian.equals(actor.agency()))
              && actor.has("referrer", "investigator", "supervisor", "prosecutor"));
    }
    EnumSet<Rules.Relation> relations = rules.relations(actor.agency(), subject);
    return allowed(
        actor.has("referrer")
            && relations.stream()
                .anyMatch(
                    EnumSet.of(
                            Rules.Relation.RESPONSIBLE,
                            Rules.Relation.RECORDER,
                            Rules.Relation.IN_CARE,
                            Rules.Relation.TOOK_ON)
                        ::contains));
  }

  private Verdict aboutReferral(Actor actor, Step step, Facts.Referral referral) {
    Facts.Subject subject = facts.subjectOf(referral);
    String agency = actor.agency();
    if (rules.isExcluded(agency, subject)) {
      return Verdict.NEVER;
    }
    boolean sends =
        referral.fromCase.isEmpty()
            ? referral.sender.equals(agency)
            : holds(agency, referral.fromCase);
    if (referral.stateOpen && sends) {
      return Verdict.MAYBE;
    }
    boolean receives = referral.receiver.equals(agency) || holds(agency, referral.caseName);
    boolean coordinates =
        actor.has("coordinator")
            && (agency.equals(Rules.coordinatorOf(subject.country))
                || referral.sender.equals(subject.responsible)
                    && agency.equals(Rules.coordinatorOf(referral.country)));
    boolean oversees = agency.equals("national-oversight");
    return switch (step.kind()) {
      case SUBMIT_DRAFT ->
          allowed(
              sends
                  && referral.state.equals("draft")
                  && !rules.isExcluded(referral.receiver, subject));
      case CHANGE_REFERRAL -> allowed(sends);
      case RECEIVE -> allowed(receives && referral.state.equals("submitted"));
      case ACCEPT, REFUSE ->
          allowed(receives && Set.of("submitted", "received").contains(referral.state));
      case ASK -> allowed(receives && Set.of("submitted", "received").contains(referral.state));
      case ANSWER -> allowed(sends && referral.state.equals("information-requested"));
      case WITHDRAW -> allowed(sends && (referral.isOpen() || referral.state.equals("draft")));
      case REDIRECT -> allowed(sends && referral.state.equals("refused"));
      case START -> allowed(receives && referral.state.equals("accepted"));
      case COMPLETE ->
          allowed(receives && Set.of("accepted", "in-progress").contains(referral.state));
      case REOPEN -> mayReopen(referral, sends, receives, coordinates);
      case EXCLUDE ->
          allowed(
              oversees
                  || coordinates
                  || actor.has("referrer") && subject.responsible.equals(agency));
      case ASK_EXCLUSION, ATTACH, OBSERVE ->
          allowed(sends || receives || !rules.relations(agency, subject).isEmpty());
      case EMERGENCY ->
          allowed(
              !actor.person().isEmpty()
                  && (sends || receives || subject.recorder.equals(agency))
                  && !subject.erased);
      case REFLECT ->
          allowed(!actor.investigates() && (sends || coordinates || receives || oversees));
      case END_REFLECTION ->
          allowed(!actor.investigates() && (coordinates || subject.responsible.equals(agency)));
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  private static Verdict mayReopen(
      Facts.Referral referral, boolean sends, boolean receives, boolean coordinates) {
    if (referral.state.equals("completed")) {
      return allowed(receives || coordinates);
    }
    if (!referral.state.equals("withdrawn")) {
      return Verdict.NEVER;
    }
    return switch (referral.withdrawal) {
      case "consent-withdrawn", "safety-risk" -> allowed(sends);
      default -> allowed(sends || coordinates || receives && referral.taken);
    };
  }

  private static Verdict mayReview(Actor actor, Facts.Emergency access) {
    return allowed(
        access.agency.equals(actor.agency())
            && !actor.person().isEmpty()
            && !actor.person().equals(access.person)
            && actor.has("supervisor", "data-protection-officer"));
  }

  private Verdict aboutSubject(Actor actor, Step step, Facts.Subject subject) {
    String agency = actor.agency();
    if (rules.isExcluded(agency, subject)) {
      return Verdict.NEVER;
    }
    EnumSet<Rules.Relation> relations = rules.relations(agency, subject);
    boolean responsible = relations.contains(Rules.Relation.RESPONSIBLE);
    boolean officer = actor.has("data-protection-officer");
    return switch (step.kind()) {
      case CHANGE_SUBJECT -> allowed(actor.has("referrer") && responsible && !subject.erased);
      case CONSENT, WITHDRAW_CONSENT, WITHDRAW_ALL, GUARDIAN_CONFLICT ->
          allowed(
              actor.has("referrer", "caseworker")
                  && relations.stream().anyMatch(MAKES_GROUNDS::contains));
      case FINDING, ASK_RESPONSIBILITY -> allowed(relations.contains(Rules.Relation.IN_CARE));
      case APPOINT ->
          allowed(
              actor.has("coordinator")
                  && (agency.equals(Rules.coordinatorOf(subject.country))
                      || agency.equals("national-oversight"))
                  && mayBeAppointed(step.body().path("agency").asText(), subject));
      case ERASE -> allowed(officer && responsible && subject.holds == 0);
      case EXPORT -> allowed(officer && (responsible || subject.recorder.equals(agency)));
      case HOLD, RELEASE_HOLD -> allowed(officer && !relations.isEmpty());
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  /** Whoever is responsible already stays so. */
  private boolean mayBeAppointed(String agency, Facts.Subject subject) {
    return subject.responsible.equals(agency)
        || rules.relations(agency, subject).contains(Rules.Relation.IN_CARE);
  }

  private Verdict aboutCase(Actor actor, Step step, Facts.CaseFile file) {
    boolean holds = file.custodianOpen || file.custodian.equals(actor.agency());
    return switch (step.kind()) {
      case ERASE_CASE -> allowed(holds && actor.has("data-protection-officer") && file.isClosed());
      case OFFER -> allowed(holds && actor.has("investigator", "supervisor", "coordinator"));
      case ASSESS, SIGN, MOVE ->
          allowed(holds || file.grants.contains(actor.agency()) && actor.has("prosecutor"));
      default -> allowed(holds && actor.has("investigator", "supervisor", "prosecutor"));
    };
  }

  /** The custodian's officers, and who prosecutes it. */
  private Verdict aboutTrial(Actor actor, Facts.CaseFile file) {
    boolean holds = file.custodianOpen || file.custodian.equals(actor.agency());
    return allowed(
        rules.seesCase(actor, file) != Verdict.NEVER
            && !file.isClosed()
            && (holds && Rules.isOfficer(actor)
                || file.grants.contains(actor.agency()) && actor.has("prosecutor")));
  }

  private Verdict aboutHandover(Actor actor, Kind kind, Facts.Handover handover) {
    boolean open = handover.state.equals("offered");
    Facts.CaseFile file = facts.cases.get(handover.caseName);
    return kind == Kind.CANCEL_HANDOVER
        ? allowed(open && (file.custodianOpen || file.custodian.equals(actor.agency())))
        : allowed(open && handover.to.equals(actor.agency()) && actor.has("supervisor"));
  }

  private boolean holds(String agency, String caseName) {
    Facts.CaseFile file = facts.cases.get(caseName);
    return file != null && (file.custodianOpen || file.custodian.equals(agency));
  }

  private static Verdict allowed(boolean notForbidden) {
    return notForbidden ? Verdict.MAYBE : Verdict.NEVER;
  }
}

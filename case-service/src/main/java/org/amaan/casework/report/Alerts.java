package org.amaan.casework.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.DeadlineStep;
import org.amaan.casework.client.notification.model.Recipient;
import org.amaan.casework.client.notification.model.Role;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.links.Links;
import org.jspecify.annotations.Nullable;

/**
 * Who is alerted of what: those of a unit who may do what is asked, and open the link. Nobody is
 * named twice in one alert, so nobody gets two alerts for one event.
 */
final class Alerts {

  private static final String NON_PUNISHMENT_REVIEW = "org.amaan.case.non-punishment-review.v1";

  /** As {@link org.amaan.casework.casefile.access.Staff} says. */
  private static final List<Role> OFFICERS =
      List.of(Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR);

  private static final List<Role> READERS =
      List.of(
          Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR, Role.CASEWORKER, Role.COORDINATOR);

  private static final List<Role> COORDINATORS = List.of(Role.COORDINATOR);

  /** Who concludes a review in the custodian unit. */
  private static final List<Role> CONCLUDERS = List.of(Role.SUPERVISOR, Role.PROSECUTOR);

  private static final String READ_CASE = "read-case";
  private static final String MEET_DEADLINE = "meet-deadline";
  private static final String OFFER_HANDOVER = "offer-handover";

  private static final String NEAR = "org.amaan.case.deadline-near.v1";
  private static final String PASSED = "org.amaan.case.deadline-passed.v1";

  private Alerts() {}

  static List<Alert> of(CaseEvent event, CaseFile file, Links links) {
    String caseLink = links.caseFile(file.id());
    if (event instanceof CaseEvent.Opened || event instanceof CaseEvent.ReferralAttached) {
      return List.of(alert("opened", caseLink, whoWorks(file, firstStep(file))));
    }
    if (event instanceof CaseEvent.CustodyPassed) {
      return withWhatIsLate(
          file,
          links,
          new Alert(
              "org.amaan.case.custody-passed.v1",
              caseLink,
              dueBesidesTrial(file),
              List.of(whoWorks(file, firstStep(file)))));
    }
    if (event instanceof CaseEvent.Assigned) {
      return List.of(alert("assigned", caseLink, whoWorks(file, "work-case")));
    }
    if (event instanceof CaseEvent.ReferralChanged) {
      // A withdrawal changes what the unit may read and should do, so it is not left to the inbox.
      return List.of(alert("state-changed", caseLink, to(file.custodian(), READERS, READ_CASE)));
    }
    if (event instanceof CaseEvent.StateChanged changed) {
      List<Recipient> recipients = new ArrayList<>();
      recipients.add(to(file.custodian(), READERS, READ_CASE));
      file.readers().stream()
          .filter(agency -> !agency.equals(file.custodian().agency()))
          .forEach(agency -> recipients.add(to(agency, READERS, READ_CASE)));
      List<Alert> alerts = new ArrayList<>();
      alerts.add(
          new Alert(
              "org.amaan.case.state-changed.v1", caseLink, dueBesidesTrial(file), recipients));
      alerts.addAll(remindersOfTrial(changed, file, caseLink));
      return alerts;
    }
    if (event instanceof CaseEvent.AssessmentSigned signed) {
      return List.of(ofSignature(signed, file, links));
    }
    if (event instanceof CaseEvent.AssessmentReturned) {
      return List.of(
          alert(
              "assessment-returned",
              links.assessment(file.id()),
              whoWorks(file, "answer-questions")));
    }
    if (event instanceof CaseEvent.NonPunishmentReview review) {
      return List.of(ofReview(review, file, links.reviews(file.id())));
    }
    if (event instanceof CaseEvent.HandoverMoved moved) {
      return ofHandover(moved.handover(), file, links);
    }
    if (event instanceof CaseEvent.DeadlineStepTaken told) {
      return told.deadline().kind().isOfTrial() && told.step() != DeadlineStep.ESCALATED
          ? ofTrialDeadline(told, file, links)
          : List.of(ofDeadline(told, file, links));
    }
    if (event instanceof CaseEvent.TrialRecordWritten written) {
      return List.of(ofTrialRecord(written, file, caseLink));
    }
    throw new IllegalArgumentException("no alert for " + event.name());
  }

  /** Alerts the other side: the custodian unit, or the prosecutions with a grant. */
  private static Alert ofSignature(CaseEvent.AssessmentSigned signed, CaseFile file, Links links) {
    List<Recipient> recipients = new ArrayList<>();
    if (!file.isHeldBy(signed.agency(), signed.unit())) {
      recipients.add(to(file.custodian(), READERS, "read-assessment"));
    }
    file.readers().stream()
        .filter(agency -> !agency.equals(signed.agency()))
        .filter(agency -> !agency.equals(file.custodian().agency()))
        .forEach(agency -> recipients.add(to(agency, Role.PROSECUTOR, "read-assessment")));
    return new Alert(
        "org.amaan.case.assessment-signed.v1", links.assessment(file.id()), null, recipients);
  }

  /**
   * Alerts the other side: the custodian unit, and the prosecutions with a grant. A coordinator who
   * holds the case does not learn of its trial.
   */
  private static Alert ofTrialRecord(
      CaseEvent.TrialRecordWritten written, CaseFile file, String link) {
    List<Recipient> recipients = new ArrayList<>();
    if (!file.isHeldBy(written.agency(), written.unit()) && !isHeldByACoordinator(file)) {
      recipients.add(whoWorks(file, READ_CASE));
    }
    recipients.addAll(prosecutors(file, written.agency(), READ_CASE));
    return new Alert("org.amaan.case.trial-changed.v1", link, null, recipients);
  }

  /**
   * First the unit, then who answers for it, each time with who prosecutes. A coordinator who holds
   * the case is told that it waits for a unit that works it, and not of what is due, nor that it
   * was done.
   */
  private static List<Alert> ofTrialDeadline(
      CaseEvent.DeadlineStepTaken told, CaseFile file, Links links) {
    CaseDeadline due = told.deadline();
    String link = links.caseFile(file.id());
    boolean isNear = told.step() == DeadlineStep.NEAR;
    String action = asked(due.kind(), told.isToldAfterItWasDue());
    List<Alert> alerts = new ArrayList<>();
    if (isHeldByACoordinator(file)) {
      alerts.add(handOver(isNear ? NEAR : PASSED, file, links));
    } else {
      alerts.add(
          toCustodian(
              dueOfTrial(due.kind()),
              link,
              due.dueAt(),
              isNear ? whoWorks(file, action) : whoAnswers(file, action),
              due,
              file));
    }
    for (Recipient prosecutors : prosecutors(file, file.custodian().agency(), action)) {
      alerts.add(toReader(due, link, prosecutors, file));
    }
    return alerts;
  }

  /**
   * Only that settles it: what becomes of a deadline of the trial is not a coordinator's to see.
   */
  private static Alert handOver(String type, CaseFile file, Links links) {
    return new Alert(
        type, links.caseFile(file.id()), null, List.of(whoWorks(file, OFFER_HANDOVER)));
  }

  private static Alert toCustodian(
      String type,
      String link,
      @Nullable Instant dueAt,
      Recipient to,
      CaseDeadline due,
      CaseFile file) {
    return new Alert(type, link, dueAt, List.of(to), file.alertsToCustodian(due));
  }

  private static Alert toReader(CaseDeadline due, String link, Recipient to, CaseFile file) {
    return new Alert(
        dueOfTrial(due.kind()),
        link,
        due.dueAt(),
        List.of(to),
        file.alertsToReader(due, to.getAgency()));
  }

  private static String dueOfTrial(DeadlineKind kind) {
    return switch (kind) {
      case HEARING -> "org.amaan.case.hearing-due.v1";
      case PROTECTION_REVIEW -> "org.amaan.case.protection-review-due.v1";
      case COMPENSATION_FILING -> "org.amaan.case.compensation-filing-due.v1";
      case DECISION, FEEDBACK, HANDOVER -> throw new IllegalArgumentException("not of the trial");
    };
  }

  private static String asked(DeadlineKind kind, boolean hasBegun) {
    return switch (kind) {
      case HEARING -> hasBegun ? "record-hearing" : "attend-hearing";
      case PROTECTION_REVIEW -> "review-measure";
      case COMPENSATION_FILING -> "file-claim";
      case DECISION, FEEDBACK, HANDOVER -> throw new IllegalArgumentException("not of the trial");
    };
  }

  /** A prosecution that the case comes to is told what others were told before it. */
  private static List<Alert> remindersOfTrial(
      CaseEvent.StateChanged changed, CaseFile file, String link) {
    return changed.granted().stream()
        .filter(agency -> !agency.equals(file.custodian().agency()))
        .flatMap(
            agency ->
                file.toldOfTrial().stream()
                    .map(
                        due ->
                            toReader(
                                due, link, to(agency, Role.PROSECUTOR, asked(due, file)), file)))
        .toList();
  }

  /** A unit that takes the case over is reminded of what its predecessor was, and is not late. */
  private static List<Alert> remindersOfTrial(CaseFile file, Links links) {
    return file.toldOfTrial().stream()
        .filter(due -> due.passedToldAt() == null)
        .map(
            due ->
                isHeldByACoordinator(file)
                    ? handOver(NEAR, file, links)
                    : toCustodian(
                        dueOfTrial(due.kind()),
                        links.caseFile(file.id()),
                        due.dueAt(),
                        whoWorks(file, asked(due, file)),
                        due,
                        file))
        .toList();
  }

  /** The case has just changed: what has begun by then is not attended any more. */
  private static String asked(CaseDeadline due, CaseFile file) {
    return asked(due.kind(), !file.updatedAt(false).isBefore(due.dueAt()));
  }

  private static List<Recipient> prosecutors(CaseFile file, String besides, String action) {
    return file.readers().stream()
        .filter(agency -> !agency.equals(besides) && !agency.equals(file.custodian().agency()))
        .map(agency -> to(agency, Role.PROSECUTOR, action))
        .toList();
  }

  /** First the unit, then who answers for it, then who coordinates the country. */
  private static Alert ofDeadline(CaseEvent.DeadlineStepTaken told, CaseFile file, Links links) {
    Handover offer = file.pendingHandover();
    CaseDeadline due = told.deadline();
    String link = links.caseFile(file.id());
    boolean isOfTrial = due.kind().isOfTrial();
    // Whoever coordinates is not told when a hearing is, only that the case is late.
    Instant dueAt = isOfTrial ? null : due.dueAt();
    return switch (told.step()) {
      case NEAR ->
          due.kind() == DeadlineKind.HANDOVER && offer != null
              ? new Alert(
                  NEAR,
                  links.handover(offer.id()),
                  dueAt,
                  List.of(to(offer.to(), Role.SUPERVISOR, "answer-handover")),
                  due.alertsToOthers())
              : toCustodian(NEAR, link, dueAt, whoWorks(file, MEET_DEADLINE), due, file);
      case PASSED -> toCustodian(PASSED, link, dueAt, whoAnswers(file, MEET_DEADLINE), due, file);
      case ESCALATED -> {
        if (!told.coordinators().agencies().isEmpty()) {
          yield new Alert(
              PASSED,
              told.coordinators().standIn() ? links.directory() : links.workload(),
              dueAt,
              coordinators(told.coordinators().agencies(), "follow-up"),
              due.alertsToOthers());
        }
        yield isOfTrial && isHeldByACoordinator(file)
            ? handOver(PASSED, file, links)
            : toCustodian(PASSED, link, dueAt, whoWorks(file, MEET_DEADLINE), due, file);
      }
    };
  }

  private static List<Alert> ofHandover(Handover handover, CaseFile file, Links links) {
    String link = links.handover(handover.id());
    return switch (handover.status()) {
      case OFFERED ->
          List.of(
              new Alert(
                  "org.amaan.case.handover-offered.v1",
                  link,
                  handover.dueAt(),
                  List.of(to(handover.to(), Role.SUPERVISOR, "answer-handover"))));
      case ACCEPTED ->
          withWhatIsLate(
              file,
              links,
              new Alert(
                  "org.amaan.case.handover-accepted.v1",
                  links.caseFile(file.id()),
                  // Escalated to who is no officer when nobody claims the case.
                  dueBesidesTrial(file),
                  List.of(to(handover.to(), OFFICERS, "claim-case"))),
              alert(
                  "handover-accepted",
                  links.feedback(file.id()),
                  to(handover.from(), READERS, "read-feedback")));
      case REFUSED -> List.of(alert("handover-refused", link, keeps(handover)));
      case EXPIRED ->
          List.of(
              alert(
                  "handover-expired",
                  link,
                  keeps(handover),
                  to(handover.to(), Role.SUPERVISOR, "read-handover")));
      case CANCELLED ->
          List.of(
              alert(
                  "handover-cancelled", link, to(handover.to(), Role.SUPERVISOR, "read-handover")));
    };
  }

  /** Tells a new custodian what is late or near, which only the predecessor was told. */
  private static List<Alert> withWhatIsLate(CaseFile file, Links links, Alert... alerts) {
    List<Alert> all = new ArrayList<>(List.of(alerts));
    all.addAll(remindersOfTrial(file, links));
    file.late()
        .map(
            late ->
                late.kind().isOfTrial() && isHeldByACoordinator(file)
                    ? handOver(PASSED, file, links)
                    : toCustodian(
                        PASSED,
                        links.caseFile(file.id()),
                        late.kind().isOfTrial() ? null : late.dueAt(),
                        whoAnswers(file, MEET_DEADLINE),
                        late,
                        file))
        .ifPresent(all::add);
    return all;
  }

  /** For an alert that not only officers get. */
  private static @Nullable Instant dueBesidesTrial(CaseFile file) {
    return file.dueAt(kind -> !kind.isOfTrial());
  }

  private static Alert ofReview(CaseEvent.NonPunishmentReview review, CaseFile file, String link) {
    List<Recipient> recipients =
        switch (review.step()) {
          case RAISED -> toReview(file, "conclude-review", "follow-up");
          case CONCLUDED -> toReview(file, "read-review", "read-review");
          case OVERDUE_TO_SUPERVISOR -> List.of(whoConcludes(file, "conclude-review"));
          case OVERDUE_TO_COORDINATOR ->
              file.coordinators().isEmpty()
                  ? List.of(whoConcludes(file, "conclude-review"))
                  : coordinators(file.coordinators(), "follow-up");
        };
    return new Alert(
        NON_PUNISHMENT_REVIEW, link, review.outcome() == null ? review.dueAt() : null, recipients);
  }

  /** Other cases of the country are about the same subject: theirs to know who coordinate both. */
  static Alert ofLink(Collection<String> coordinators, CaseFile file, Links links) {
    return new Alert(
        NON_PUNISHMENT_REVIEW,
        links.reviews(file.id()),
        null,
        coordinators(coordinators, "compare-cases"));
  }

  private static List<Recipient> toReview(CaseFile file, String conclude, String follow) {
    List<Recipient> recipients = new ArrayList<>(coordinators(file.coordinators(), follow));
    recipients.add(whoConcludes(file, conclude));
    file.readers().stream()
        .filter(agency -> !agency.equals(file.custodian().agency()))
        .forEach(agency -> recipients.add(to(agency, Role.PROSECUTOR, conclude)));
    return recipients;
  }

  static Alert ofTask(String name, String link, String agency, Instant dueAt) {
    return new Alert(
        "org.amaan.case." + name + ".v1",
        link,
        dueAt,
        List.of(to(agency, Role.DATA_PROTECTION_OFFICER, "settle")));
  }

  static Alert ofOverdueTask(String link, Collection<String> coordinators, Instant dueAt) {
    return new Alert(
        "org.amaan.case.task-overdue.v1", link, dueAt, coordinators(coordinators, "follow-up"));
  }

  /** Officers of the custodian unit; a coordinator's only hands the case over. */
  private static Recipient whoWorks(CaseFile file, String action) {
    return to(file.custodian(), isHeldByACoordinator(file) ? COORDINATORS : OFFICERS, action);
  }

  private static Recipient whoAnswers(CaseFile file, String action) {
    return isHeldByACoordinator(file)
        ? to(file.custodian(), COORDINATORS, action)
        : to(file.custodian(), Role.SUPERVISOR, action);
  }

  private static Recipient whoConcludes(CaseFile file, String action) {
    return to(file.custodian(), CONCLUDERS, action);
  }

  /** A coordinator hands a case over, officers work it. */
  private static String firstStep(CaseFile file) {
    return isHeldByACoordinator(file) ? OFFER_HANDOVER : "claim-case";
  }

  private static boolean isHeldByACoordinator(CaseFile file) {
    return file.coordinators().contains(file.custodian().agency());
  }

  private static List<Recipient> coordinators(Collection<String> agencies, String action) {
    return agencies.stream().map(agency -> to(agency, Role.COORDINATOR, action)).toList();
  }

  private static Recipient to(String agency, Role role, String action) {
    Recipient recipient = new Recipient(agency, action);
    recipient.setRole(role);
    return recipient;
  }

  private static Recipient keeps(Handover handover) {
    return to(handover.from(), READERS, "keep-case");
  }

  private static Alert alert(String name, String link, Recipient... recipients) {
    return new Alert("org.amaan.case." + name + ".v1", link, null, List.of(recipients));
  }

  private static Recipient to(Unit unit, Role role, String action) {
    Recipient recipient = to(unit.agency(), role, action);
    recipient.setUnit(unit.unit());
    return recipient;
  }

  private static Recipient to(Unit unit, List<Role> roles, String action) {
    Recipient recipient = to(unit.agency(), roles, action);
    recipient.setUnit(unit.unit());
    return recipient;
  }

  /** Any of these roles. */
  private static Recipient to(String agency, List<Role> roles, String action) {
    Recipient recipient = new Recipient(agency, action);
    recipient.setRoles(roles);
    return recipient;
  }
}

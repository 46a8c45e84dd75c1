package org.amaan.referral.referral.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.referral.api.model.AgeClass;
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.AnonymousNotice;
import org.amaan.referral.api.model.FollowUp;
import org.amaan.referral.api.model.Need;
import org.amaan.referral.api.model.ReceiverRef;
import org.amaan.referral.api.model.ReferralState;
import org.amaan.referral.api.model.RefusalView;
import org.amaan.referral.api.model.SituationView;
import org.amaan.referral.api.model.Urgency;
import org.amaan.referral.api.model.WithdrawalView;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Ending;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.Revisions;
import org.amaan.referral.referral.model.SenderView;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Matter;
import org.amaan.referral.referral.request.RoutingReason;
import org.amaan.referral.referral.request.ServiceAsked;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.word.Word;
import org.jspecify.annotations.Nullable;

/** A referral as the contract shows it to one of its parties. */
@ApplicationScoped
public class ReferralRepresentation {

  private final Clock clock;

  ReferralRepresentation(Clock clock) {
    this.clock = clock;
  }

  org.amaan.referral.api.model.Referral of(Referral referral, Viewer viewer) {
    return of(List.of(referral), viewer).get(0);
  }

  List<org.amaan.referral.api.model.Referral> of(List<Referral> referrals, Viewer viewer) {
    Instant now = clock.instant();
    return referrals.stream()
        .map(
            referral ->
                viewer.isNoMoreThanReferrer(referral) && !referral.senderIsTold(now)
                    ? withoutWhatBecame(referral, viewer)
                    : whole(referral, viewer))
        .toList();
  }

  /**
   * As if nothing had happened after it was taken on. Whoever took its case over does not learn
   * either what its predecessor asked for, or of whom.
   */
  private org.amaan.referral.api.model.Referral withoutWhatBecame(
      Referral referral, Viewer viewer) {
    org.amaan.referral.api.model.Referral shown = whole(referral, viewer);
    SenderView told = referral.toldToSender(clock.instant());
    if (told.receiver() == null) {
      shown.receiver(null);
    }
    if (told.matter().service() == null) {
      shown.serviceType(null).followUp(null);
    }
    if (referral.state().isTakenOn()) {
      shown
          .state(ReferralState.fromValue(told.state().word()))
          .outcome(null)
          .dueAt(told.dueAt())
          .overdue(null)
          .allowedMoves(moves(referral.movesToldTo(viewer.partiesIn(referral))));
    }
    return shown;
  }

  private org.amaan.referral.api.model.Referral whole(Referral referral, Viewer viewer) {
    Instant now = clock.instant();
    Matter matter = referral.matter();
    Revisions.Revision revision = viewer.revisionOf(referral);
    org.amaan.referral.api.model.Referral shown =
        new org.amaan.referral.api.model.Referral()
            .id(referral.id())
            .reference(referral.reference())
            .state(ReferralState.fromValue(referral.state().word()))
            .minimal(referral.minimal())
            .referrer(new AgencyRef().agency(referral.referrer()))
            .receiver(receiver(referral.receiver()))
            .route(referral.state() == ReferralStatus.DRAFT ? referral.route() : null)
            .routing(routing(referral.routing()))
            .need(matter.need() == null ? null : Need.fromValue(Word.of(matter.need())))
            .urgency(matter.urgency() == null ? null : Urgency.fromValue(Word.of(matter.urgency())))
            .ageClass(AgeClass.fromValue(Word.of(referral.ageClass())))
            .situation(situation(matter))
            .subjectId(referral.subjectId())
            .incidentId(matter.incidentId())
            .fromCaseId(viewer.isLedToItsOrigin(referral) ? referral.fromCaseId() : null)
            .caseId(viewer.isLedToItsCase(referral) ? referral.caseId() : null)
            .dueAt(referral.dueAt())
            .overdue(referral.dueAt() == null ? null : referral.isOverdue(now))
            .expiresAt(referral.expiresAt())
            .allowedMoves(moves(referral.movesOf(viewer.partiesIn(referral))))
            .createdAt(referral.createdAt())
            .submittedAt(referral.submittedAt())
            .updatedAt(revision.updatedAt())
            .version(revision.version());
    if (viewer.isSenderOrReceiver(referral)) {
      // Says of somebody whom a coordinator does not know that they lost a kidney, say.
      shown.serviceType(serviceType(matter.service())).followUp(followUp(matter.service()));
    }
    addEnding(shown, referral.ending());
    if (shown.getWithdrawal() != null && viewer.partiesIn(referral).contains(Party.REFERRER)) {
      shown.getWithdrawal().anonymousNotice(anonymousNotice(referral, now));
    }
    return shown;
  }

  public static org.amaan.referral.api.model.@Nullable ServiceType serviceType(
      @Nullable ServiceAsked service) {
    return service == null
        ? null
        : org.amaan.referral.api.model.ServiceType.fromValue(Word.of(service.type()));
  }

  public static @Nullable FollowUp followUp(@Nullable ServiceAsked service) {
    return service == null || service.months() == null
        ? null
        : new FollowUp().months(service.months()).intervalMonths(service.intervalMonths());
  }

  private static List<org.amaan.referral.api.model.Move> moves(Set<Move> moves) {
    return moves.stream()
        .map(move -> org.amaan.referral.api.model.Move.fromValue(Word.of(move)))
        .toList();
  }

  private static void addEnding(
      org.amaan.referral.api.model.Referral shown, @Nullable Ending ending) {
    if (ending == null) {
      return;
    }
    if (ending.refusal() != null) {
      shown.refusal(
          new RefusalView()
              .code(org.amaan.referral.api.model.RefusalCode.fromValue(Word.of(ending.refusal())))
              .suggestedAgency(ending.suggestedAgency()));
    }
    if (ending.withdrawal() != null) {
      shown.withdrawal(
          new WithdrawalView()
              .code(
                  org.amaan.referral.api.model.WithdrawalCode.fromValue(
                      Word.of(ending.withdrawal()))));
    }
    if (ending.outcome() != null) {
      shown.outcome(org.amaan.referral.api.model.Outcome.fromValue(Word.of(ending.outcome())));
    }
  }

  /** What is left to do for an adult who does not want to be referred; null where nothing is. */
  private static @Nullable AnonymousNotice anonymousNotice(Referral referral, Instant now) {
    LegalProfile.AnonymousNotice asked =
        LegalProfiles.forCountry(
                Objects.requireNonNull(referral.matter().country()),
                LocalDate.ofInstant(now, ZoneOffset.UTC))
            .anonymousNotice();
    return asked == null || referral.ageClass() != org.amaan.knowledge.AgeClass.ADULT
        ? null
        : new AnonymousNotice().reportAt("/v1/anonymous-reports").withinHours(asked.withinHours());
  }

  private static @Nullable ReceiverRef receiver(@Nullable Address to) {
    return to == null
        ? null
        : new ReceiverRef().agency(to.agency()).unit(to.unit()).person(to.person());
  }

  private static org.amaan.referral.api.model.@Nullable RoutingReason routing(
      @Nullable RoutingReason reason) {
    return reason == null
        ? null
        : new org.amaan.referral.api.model.RoutingReason()
            .profile(reason.profile())
            .version(reason.version())
            .rule(reason.rule())
            .reason(reason.reason());
  }

  private static SituationView situation(Matter matter) {
    return new SituationView()
        .country(matter.country())
        .area(matter.area())
        .crossBorder(
            matter.border() == Border.UNKNOWN
                ? null
                : Objects.equals(matter.border(), Border.CROSS_BORDER))
        .organFacility(matter.organFacility());
  }
}

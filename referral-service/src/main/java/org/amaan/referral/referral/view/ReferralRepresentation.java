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
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.AnonymousNotice;
import org.amaan.referral.api.model.FollowUp;
import org.amaan.referral.api.model.ReceiverRef;
import org.amaan.referral.api.model.ReferralState;
import org.amaan.referral.api.model.RefusalView;
import org.amaan.referral.api.model.SituationView;
import org.amaan.referral.api.model.WithdrawalView;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Ending;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.Revisions;
import org.amaan.referral.referral.model.SenderView;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.RoutingReason;
import org.amaan.referral.referral.request.ServiceRequest;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;
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
    if (told.content().service() == null) {
      shown.serviceType(null).followUp(null);
    }
    if (referral.state().isAccepted()) {
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
    ReferralContent content = referral.content();
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
            .need(content.need())
            .urgency(content.urgency())
            .ageClass(referral.ageClass())
            .situation(situation(content))
            .subjectId(referral.subjectId())
            .incidentId(content.incidentId())
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
      shown.serviceType(serviceType(content.service())).followUp(followUp(content.service()));
    }
    addEnding(shown, referral.ending());
    if (shown.getWithdrawal() != null && viewer.partiesIn(referral).contains(Party.REFERRER)) {
      shown.getWithdrawal().anonymousNotice(anonymousNotice(referral, now));
    }
    return shown;
  }

  public static org.amaan.referral.api.model.@Nullable ServiceType serviceType(
      @Nullable ServiceRequest service) {
    return service == null
        ? null
        : org.amaan.referral.api.model.ServiceType.fromValue(Codes.of(service.type()));
  }

  public static @Nullable FollowUp followUp(@Nullable ServiceRequest service) {
    return service == null || service.months() == null
        ? null
        : new FollowUp().months(service.months()).intervalMonths(service.intervalMonths());
  }

  private static List<org.amaan.referral.api.model.Move> moves(Set<Move> moves) {
    return moves.stream()
        .map(move -> org.amaan.referral.api.model.Move.fromValue(Codes.of(move)))
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
              .code(org.amaan.referral.api.model.RefusalCode.fromValue(Codes.of(ending.refusal())))
              .suggestedAgency(ending.suggestedAgency()));
    }
    if (ending.withdrawal() != null) {
      shown.withdrawal(
          new WithdrawalView()
              .code(
                  org.amaan.referral.api.model.WithdrawalCode.fromValue(
                      Codes.of(ending.withdrawal()))));
    }
    if (ending.outcome() != null) {
      shown.outcome(org.amaan.referral.api.model.Outcome.fromValue(Codes.of(ending.outcome())));
    }
  }

  /** What is left to do for an adult who does not want to be referred; null where nothing is. */
  private static @Nullable AnonymousNotice anonymousNotice(Referral referral, Instant now) {
    LegalProfile.AnonymousNotice asked =
        LegalProfiles.forCountry(
                Objects.requireNonNull(referral.content().country()),
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

  private static SituationView situation(ReferralContent content) {
    return new SituationView()
        .country(content.country())
        .area(content.area())
        .crossBorder(
            content.border() == Border.UNKNOWN
                ? null
                : Objects.equals(content.border(), Border.CROSS_BORDER))
        .organFacility(content.organFacility());
  }
}

package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.Routing;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.exclusion.AgencyExcluded;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.routing.Router;
import org.amaan.referral.routing.RoutingQuestion;
import org.jspecify.annotations.Nullable;

/** Turns what the referrer says about the receiver into where a complete referral goes. */
@ApplicationScoped
class Destinations {

  private final Router router;
  private final Exclusions exclusions;

  Destinations(Router router, Exclusions exclusions) {
    this.router = router;
    this.exclusions = exclusions;
  }

  void requireKnown(@Nullable Address to) {
    if (to != null) {
      router.requireReceiver(to.agency(), to.unit());
    }
  }

  /**
   * Refuses: an agency that is not there or takes nothing, an excluded agency, consent that is
   * missing, no route.
   */
  Destination of(Referral referral, @Nullable Address to, Instant now) {
    Set<String> excluded = exclusions.of(referral.subjectId(), referral.matter().incidentId());
    if (to == null) {
      return routed(referral, excluded, now);
    }
    if (to.agency().equals(referral.sender())) {
      throw new ReceiverIsReferrer();
    }
    if (isTheRefuser(referral, to)) {
      throw new ReceiverHasRefused();
    }
    Agency receiver = router.requireReceiver(to.agency(), to.unit());
    if (excluded.contains(receiver.code())) {
      throw new AgencyExcluded("receiver.agency");
    }
    router.requireConsent(receiver, referral.subjectId(), referral.ageClass(), now);
    return new Destination(to, null);
  }

  /** Another unit of the agency may well take it. */
  private static boolean isTheRefuser(Referral referral, Address to) {
    if (referral.state() != ReferralStatus.REFUSED) {
      return false;
    }
    Address refuser = referral.answersForIt();
    return refuser.agency().equals(to.agency()) && Objects.equals(refuser.unit(), to.unit());
  }

  private Destination routed(Referral referral, Set<String> excluded, Instant now) {
    Matter matter = referral.matter();
    Routing.Choice choice =
        router.route(
            new RoutingQuestion(
                Objects.requireNonNull(matter.need()),
                Objects.requireNonNull(matter.country()),
                matter.area(),
                matter.border(),
                matter.organFacility(),
                referral.ageClass(),
                referral.subjectId(),
                referral.sender(),
                Stream.concat(referral.refusedBy().stream(), excluded.stream()).toList()),
            now);
    return new Destination(
        new Address(choice.agency(), null, null),
        new RoutingReason(choice.profile(), choice.version(), choice.rule(), choice.reason()));
  }
}

package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.amaan.knowledge.Routing;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.routing.Router;
import org.amaan.referral.routing.RoutingQuestion;
import org.jspecify.annotations.Nullable;

/** Turns what the referrer says about the receiver into where a complete referral goes. */
@ApplicationScoped
class Destinations {

  private final Router router;

  Destinations(Router router) {
    this.router = router;
  }

  void requireKnown(@Nullable Address to) {
    if (to != null) {
      router.requireReceiver(to.agency(), to.unit());
    }
  }

  /** Refuses: an agency that is not there or takes nothing, consent that is missing, no route. */
  Destination of(Referral referral, @Nullable Address to, Instant now) {
    if (to == null) {
      return routed(referral, now);
    }
    if (to.agency().equals(referral.sender())) {
      throw new ReceiverIsReferrer();
    }
    if (isTheRefuser(referral, to)) {
      throw new ReceiverHasRefused();
    }
    Agency receiver = router.requireReceiver(to.agency(), to.unit());
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

  private Destination routed(Referral referral, Instant now) {
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
                referral.refusedBy()),
            now);
    return new Destination(
        new Address(choice.agency(), null, null),
        new RoutingReason(choice.profile(), choice.version(), choice.rule(), choice.reason()));
  }
}

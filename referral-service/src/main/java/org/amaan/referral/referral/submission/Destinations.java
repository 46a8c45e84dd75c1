package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.routing.Routing;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.exclusion.AgencyExcluded;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.RoutingReason;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.routing.Router;
import org.amaan.referral.routing.RoutingQuestion;
import org.jspecify.annotations.Nullable;

/** Turns what the referrer says about the receiver into where a complete referral goes. */
@ApplicationScoped
public class Destinations {

  private static final String TO_THE_UNIT_FOR_CHILDREN =
      "The person is a child, or may be one, so it goes to the agency's unit for children.";

  private final Router router;

  Destinations(Router router) {
    this.router = router;
  }

  void requireKnown(@Nullable Address to) {
    if (to != null) {
      router.receiver(to.agency(), to.unit());
    }
  }

  /**
   * Refuses: an agency that is not there or takes nothing, an excluded agency, consent that is
   * missing, no route.
   */
  public Destination of(
      Referral referral, @Nullable Address to, Set<String> excluded, Instant now) {
    if (to == null) {
      return routed(referral, excluded, now);
    }
    if (to.agency().equals(referral.sender())) {
      throw new ReceiverIsReferrer();
    }
    Agency receiver = router.receiver(to.agency(), to.unit());
    Optional<String> unit =
        to.unit() == null ? unitForChildren(referral, receiver) : Optional.empty();
    Address address = new Address(to.agency(), unit.orElse(to.unit()), to.person());
    if (isTheRefuser(referral, address)) {
      throw new ReceiverHasRefused();
    }
    if (excluded.contains(receiver.code())) {
      throw new AgencyExcluded("receiver.agency");
    }
    router.requireConsent(receiver, referral.subjectId(), referral.ageClass(), now);
    return new Destination(address, false, unit.map(u -> forChildren(referral, now)).orElse(null));
  }

  private static Optional<String> unitForChildren(Referral referral, Agency receiver) {
    return referral.ageClass() == AgeClass.ADULT ? Optional.empty() : receiver.unitForChildren();
  }

  private static RoutingReason forChildren(Referral referral, Instant now) {
    LegalProfile profile =
        LegalProfiles.forCountry(
            Objects.requireNonNull(referral.content().country()),
            LocalDate.ofInstant(now, ZoneOffset.UTC));
    return new RoutingReason(
        profile.id(), profile.version(), "unit-for-children", TO_THE_UNIT_FOR_CHILDREN);
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
    ReferralContent content = referral.content();
    Routing.Choice choice =
        router.route(
            new RoutingQuestion(
                Objects.requireNonNull(content.need()),
                Objects.requireNonNull(content.country()),
                content.area(),
                content.border(),
                content.organFacility(),
                referral.ageClass(),
                content.urgency(),
                referral.subjectId(),
                referral.sender(),
                Stream.concat(referral.refusedBy().stream(), excluded.stream()).toList()),
            now);
    Optional<String> unit = unitForChildren(referral, router.chosen(choice));
    return new Destination(
        new Address(choice.agency(), unit.orElse(null), null),
        true,
        new RoutingReason(
            choice.profile(),
            choice.version(),
            choice.rule(),
            choice.reasonForReferrer() + unit.map(u -> " " + TO_THE_UNIT_FOR_CHILDREN).orElse("")));
  }
}

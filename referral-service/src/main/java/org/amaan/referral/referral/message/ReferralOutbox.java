package org.amaan.referral.referral.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.alert.NotificationGateway;
import org.amaan.referral.custody.CaseGateway;
import org.amaan.referral.custody.ProtectionGateway;
import org.amaan.referral.directory.Coordinators;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.observation.ObservationsForCase;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.relation.SubjectRelationRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts what a use case has to tell the other services into the outbox, in its transaction. */
@ApplicationScoped
public class ReferralOutbox {

  private final Outbox outbox;
  private final Exclusions exclusions;
  private final FallbackCustodian fallback;
  private final Coordinators coordinators;
  private final ReferralRepository referrals;
  private final SubjectRelationRepository relations;
  private final ObservationsForCase observations;
  private final WorkerStep others;
  private final Clock clock;
  private final String publicUrl;

  ReferralOutbox(
      Outbox outbox,
      Exclusions exclusions,
      FallbackCustodian fallback,
      Coordinators coordinators,
      ReferralRepository referrals,
      SubjectRelationRepository relations,
      ObservationsForCase observations,
      WorkerStep others,
      Clock clock,
      @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.exclusions = exclusions;
    this.fallback = fallback;
    this.coordinators = coordinators;
    this.referrals = referrals;
    this.relations = relations;
    this.observations = observations;
    this.others = others;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Alerts those whom the event names, but for who is excluded; nobody when nobody is left. */
  public void alert(ReferralEvent event) {
    alert(event, excludedFrom(event.referral()));
  }

  /**
   * @param excluded who is, now
   */
  public void alert(ReferralEvent event, Set<String> excluded) {
    Referral referral = event.referral();
    List<ReferralEvent.Recipient> recipients =
        event.recipients().stream().filter(to -> !excluded.contains(to.agency())).toList();
    if (recipients.isEmpty()) {
      return;
    }
    UUID id = Ids.next();
    outbox.send(
        id,
        NotificationGateway.TOPIC,
        referral.id(),
        referral.version(),
        EventMessages.of(
            event,
            recipients,
            toldWhenNobodyActs(event, excluded),
            id,
            publicUrl,
            clock.instant()));
  }

  private List<String> toldWhenNobodyActs(ReferralEvent event, Set<String> excluded) {
    String country = event.referral().governingCountry();
    return event.waitsForSomebody() && country != null
        ? coordinators.of(country).stream()
            .filter(agency -> !excluded.contains(agency))
            .limit(EventMessages.MOST_COORDINATORS)
            .toList()
        : List.of();
  }

  /** Tells case-service the referral's state; nothing when it has not opened a case. */
  public void tellCase(Referral referral) {
    if (referral.opensCase() && referral.acceptance() != null) {
      Set<String> excluded = excludedFrom(referral);
      outbox.send(
          CaseGateway.TOPIC,
          referral.id(),
          referral.version(),
          CaseMessages.of(
              referral,
              excluded,
              fallback.besides(excluded, referral).orElse(null),
              others.take(
                  () -> observations.of(referral.subjectId(), relations.inItsCase(referral)))));
    }
  }

  /**
   * Tells case-service anew what may be disclosed of the referral's observations, in the order of
   * its changes; nothing when there are none.
   */
  public void tellCaseOfObservations(Referral referral) {
    if (referral.opensCase() && referral.acceptance() != null) {
      boolean any =
          others.take(
              () -> {
                boolean found = observations.anyOn(referral.id());
                if (found) {
                  referrals.raiseVersion(referral);
                }
                return found;
              });
      if (any) {
        tellCase(referral);
      }
    }
  }

  /**
   * Tells the case out of which the referral was sent what has become of it, as far as the sender
   * is told; nothing when it was not sent out of one.
   */
  public void tellOrigin(Referral referral) {
    UUID origin = referral.fromCaseId();
    if (origin != null && referral.submittedAt() != null) {
      outbox.send(
          ProtectionGateway.TOPIC,
          referral.id(),
          referral.version(),
          OriginMessages.of(referral, origin, referral.toldToSender(clock.instant())));
    }
  }

  /** The same, though nothing of the referral has changed. As the worker. */
  public void tellOriginAnew(Referral referral) {
    if (referral.fromCaseId() != null && referral.submittedAt() != null) {
      referrals.raiseVersion(referral);
      tellOrigin(referral);
    }
  }

  /** Whom alerts about the referral are to be hidden from, from now on. */
  public void tellWhoIsExcluded(Referral referral, Set<String> excluded) {
    UUID id = Ids.next();
    outbox.send(
        id,
        NotificationGateway.TOPIC,
        referral.id(),
        referral.version(),
        EventMessages.ofExclusions(referral, excluded, id, publicUrl, clock.instant()));
  }

  private Set<String> excludedFrom(Referral referral) {
    return exclusions.of(referral.subjectId(), referral.content().incidentId());
  }
}

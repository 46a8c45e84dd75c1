package org.amaan.referral.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.outbox.Outbox;
import org.amaan.platform.revocation.Revocation;
import org.amaan.platform.revocation.Revoked;
import org.jspecify.annotations.Nullable;

/**
 * Ends access, in the transaction of whoever takes it away: writes it, audits it, tells the other
 * services. Who may do so is decided by the command that calls; the database lets an agency's
 * administrator reach clients and persons of the agency, the operator everybody, nobody else
 * anything.
 *
 * <p>Whoever signs in after it is let in, but for a suspended agency. The time is this service's.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Revocations {

  private final RevocationRepository revocations;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;

  Revocations(RevocationRepository revocations, Audit audit, Outbox outbox, Clock clock) {
    this.revocations = revocations;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** For a lost device, a role that is taken away, a person who leaves. */
  public Revocation revokePerson(Caller by, String agency, String person) {
    return revoke(by, Revoked.person(agency, person));
  }

  /**
   * For a secret that got out, a client that is withdrawn.
   *
   * @param agency null for all tokens of the client, whatever agency they name or none
   */
  public Revocation revokeClient(Caller by, @Nullable String agency, String client) {
    return revoke(by, Revoked.client(agency, client));
  }

  /** All of the agency sign in anew. */
  public Revocation revokeAgency(Caller by, String agency) {
    return revoke(by, Revoked.agency(agency));
  }

  /** Nobody of the agency is let in until it is reinstated. A repetition changes nothing. */
  public void suspendAgency(Caller by, String agency) {
    if (!revocations.isSuspended(by, agency)) {
      Revocation made = revocations.revoke(Revoked.agency(agency), now(), true);
      record(by, "agency.suspended", made);
    }
  }

  /** Does nothing when it is not suspended. */
  public void reinstateAgency(Caller by, String agency) {
    revocations
        .reinstate(by, agency)
        .ifPresent(changed -> record(by, "agency.reinstated", changed));
  }

  private Revocation revoke(Caller by, Revoked whose) {
    Revocation made = revocations.revoke(whose, now(), false);
    record(by, "access.revoked", made);
    return made;
  }

  private void record(Caller by, String action, Revocation made) {
    audit.record(by, action, made.id(), named(made.whose()));
    RevocationMessage message = RevocationMessage.of(made);
    outbox.send(CaseRevocationGateway.TOPIC, made.id(), made.sequence(), message);
    outbox.send(NotificationRevocationGateway.TOPIC, made.id(), made.sequence(), message);
  }

  private static Map<String, String> named(Revoked whose) {
    Map<String, String> named = new LinkedHashMap<>();
    put(named, "agency", whose.agency());
    put(named, "client", whose.client());
    put(named, "person", whose.person());
    return named;
  }

  private static void put(Map<String, String> named, String what, @Nullable String whose) {
    if (whose != null) {
      named.put(what, whose);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

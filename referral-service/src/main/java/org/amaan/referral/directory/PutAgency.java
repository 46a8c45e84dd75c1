package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Enters an agency into the directory, or changes it. Who: the platform's administrator, because an
 * agency's type decides what it may read. Nothing is sent. Refuses: 403 another role; 428 and 412
 * by version for an agency that is there, 404 a version of one that is not.
 */
@ApplicationScoped
class PutAgency {

  private final AgencyRepository agencies;
  private final Audit audit;
  private final Clock clock;

  PutAgency(AgencyRepository agencies, Audit audit, Clock clock) {
    this.agencies = agencies;
    this.audit = audit;
    this.clock = clock;
  }

  record Result(Agency agency, boolean isNew) {}

  @Transactional
  Result put(Caller caller, String code, AgencyDetails details, @Nullable String ifMatch) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    agencies.lock(code);
    Optional<Agency> before = agencies.find(code);
    return before.isPresent()
        ? new Result(change(caller, before.get(), details, ifMatch), false)
        : new Result(enter(caller, code, details, ifMatch), true);
  }

  private Agency change(
      Caller caller, Agency agency, AgencyDetails details, @Nullable String ifMatch) {
    Revision.require(ifMatch, agency.version());
    agency.change(details, clock.instant());
    audit.record(caller, "agency.changed", agency.id(), what(agency));
    agencies.flush();
    return agency;
  }

  private Agency enter(
      Caller caller, String code, AgencyDetails details, @Nullable String ifMatch) {
    if (ifMatch != null) {
      throw new AgencyNotFound();
    }
    return enter(caller, code, details);
  }

  /** Also for what a seed brings at start-up. */
  Agency enter(Caller by, String code, AgencyDetails details) {
    Instant now = clock.instant();
    Agency agency = new Agency(code, details, now);
    agencies.add(agency);
    audit.record(by, "agency.entered", agency.id(), what(agency));
    return agency;
  }

  private static Map<String, Object> what(Agency agency) {
    return Map.of(
        "code", agency.code(), "type", agency.type().value(), "country", agency.country());
  }
}

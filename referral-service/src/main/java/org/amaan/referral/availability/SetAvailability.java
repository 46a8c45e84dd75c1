package org.amaan.referral.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.directory.UnknownUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says for an agency whether it takes work. Who: its own administrator, of no single unit. Nothing
 * is sent. Refuses: 403 anybody else; 404 an agency that is not there; 428 and 412 by version; 422
 * a unit that the agency does not have.
 */
@ApplicationScoped
class SetAvailability {

  private final DirectoryQueries directory;
  private final AvailabilityRepository availabilities;
  private final Audit audit;
  private final Clock clock;

  SetAvailability(
      DirectoryQueries directory, AvailabilityRepository availabilities, Audit audit, Clock clock) {
    this.directory = directory;
    this.availabilities = availabilities;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Availability put(Caller caller, String code, Statement said, @Nullable String ifMatch) {
    Agency agency = directory.known(code);
    caller.requireAny(Role.AGENCY_ADMIN);
    if (!code.equals(caller.agency()) || caller.unit() != null) {
      throw new NotPermitted("Only an administrator of the whole agency speaks for it.");
    }
    Instant now = clock.instant();
    said.check(now);
    said.hours().stream()
        .map(DutyHours::unit)
        .filter(unit -> unit != null && !agency.hasUnit(unit))
        .findFirst()
        .ifPresent(
            unit -> {
              throw new UnknownUnit("hours.unit", code);
            });
    availabilities.hold(code);
    Optional<Availability> before = availabilities.find(code);
    Revision.require(ifMatch, before.map(Availability::version).orElse(0L));
    Availability availability = before.orElseGet(() -> new Availability(code, said, now));
    if (before.isPresent()) {
      availability.state(said, now);
    } else {
      availabilities.add(availability);
    }
    audit.record(caller, "agency.availability-stated", agency.id(), Map.of("code", code));
    availabilities.flush();
    return availability;
  }
}

package org.amaan.referral.availability;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.AvailabilityApi;
import org.amaan.referral.api.model.AvailabilityEntry;
import org.jspecify.annotations.Nullable;

class AvailabilityResource implements AvailabilityApi {

  private final CurrentCaller caller;
  private final StatementQueries reading;
  private final SetAvailability setAvailability;
  private final Clock clock;

  AvailabilityResource(
      CurrentCaller caller,
      StatementQueries reading,
      SetAvailability setAvailability,
      Clock clock) {
    this.caller = caller;
    this.reading = reading;
    this.setAvailability = setAvailability;
    this.clock = clock;
  }

  @Override
  public Response getAvailability(String agencyCode) {
    StatementQueries.Said said = reading.of(agencyCode);
    return answer(agencyCode, said.stated(), said.version());
  }

  @Override
  public Response setAvailability(
      String agencyCode, AvailabilityEntry entry, @Nullable String ifMatch) {
    Availability now =
        setAvailability.put(caller.get(), agencyCode, AvailabilityJson.read(entry), ifMatch);
    return answer(agencyCode, now.stated(), now.version());
  }

  private Response answer(String agency, Statement said, long version) {
    return Response.ok(AvailabilityJson.of(agency, said, version, clock.instant()))
        .header(HttpHeaders.ETAG, Revision.etag(version))
        .build();
  }
}

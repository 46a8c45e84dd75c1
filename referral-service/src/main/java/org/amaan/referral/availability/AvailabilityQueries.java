package org.amaan.referral.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.Readiness;
import org.amaan.referral.directory.Agency;
import org.jspecify.annotations.Nullable;

/** Which agencies take work now, as they say themselves. */
@ApplicationScoped
public class AvailabilityQueries {

  private final AvailabilityRepository availabilities;

  AvailabilityQueries(AvailabilityRepository availabilities) {
    this.availabilities = availabilities;
  }

  /**
   * By the code of the agency; one that has said nothing is left out.
   *
   * @param cannotWait whether somebody is on duty matters
   * @param child it would go to the agency's unit for children
   */
  @Transactional
  public Map<String, Readiness> of(
      Collection<Agency> agencies, boolean cannotWait, boolean child, Instant now) {
    return readiness(said(agencies, Availability::stated), agencies, cannotWait, child, now);
  }

  /**
   * The same for an anonymous report, which waits for the end of the hour.
   *
   * @param hour nothing that an agency has said since decides
   */
  @Transactional
  public Map<String, Readiness> inHour(Collection<Agency> agencies, Instant hour) {
    return readiness(said(agencies, one -> one.statedBefore(hour)), agencies, false, false, hour);
  }

  private Map<String, Statement> said(
      Collection<Agency> agencies, Function<Availability, Statement> which) {
    return availabilities.of(agencies.stream().map(Agency::code).toList()).stream()
        .collect(Collectors.toMap(Availability::agency, which));
  }

  private static Map<String, Readiness> readiness(
      Map<String, Statement> said,
      Collection<Agency> agencies,
      boolean cannotWait,
      boolean child,
      Instant now) {
    Map<String, Readiness> readiness = new HashMap<>();
    for (Agency agency : agencies) {
      Statement statement = said.get(agency.code());
      if (statement != null) {
        readiness.put(agency.code(), readiness(statement, unitOf(agency, child), cannotWait, now));
      }
    }
    return readiness;
  }

  private static @Nullable String unitOf(Agency agency, boolean child) {
    return child ? agency.unitForChildren().orElse(agency.defaultUnit()) : agency.defaultUnit();
  }

  private static Readiness readiness(
      Statement said, @Nullable String unit, boolean cannotWait, Instant now) {
    return new Readiness(
        said.paused(now),
        said.full(now).orElse(false),
        cannotWait && said.hoursOf(unit).map(hours -> !hours.onDuty(now)).orElse(false));
  }
}

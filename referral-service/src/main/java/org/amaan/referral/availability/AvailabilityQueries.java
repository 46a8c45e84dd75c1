package org.amaan.referral.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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
    Map<String, Agency> byCode =
        agencies.stream().collect(Collectors.toMap(Agency::code, agency -> agency));
    return availabilities.of(byCode.keySet()).stream()
        .collect(
            Collectors.toMap(
                Availability::agency,
                said -> {
                  Agency agency = byCode.get(said.agency());
                  String unit =
                      child
                          ? agency.unitForChildren().orElse(agency.defaultUnit())
                          : agency.defaultUnit();
                  return readiness(said.stated(), unit, cannotWait, now);
                }));
  }

  private static Readiness readiness(
      Statement said, @Nullable String unit, boolean cannotWait, Instant now) {
    return new Readiness(
        said.paused(now),
        said.full(now).orElse(false),
        cannotWait && said.hoursOf(unit).map(hours -> !hours.onDuty(now)).orElse(false));
  }
}

package org.amaan.casework.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.amaan.casework.client.referral.model.Agency;
import org.amaan.knowledge.AgencyType;
import org.jspecify.annotations.Nullable;

/** The agency directory, which lives in referral-service. What was found is kept for a minute. */
@ApplicationScoped
public class Directory {

  private static final Duration KEPT_FOR = Duration.ofSeconds(60);

  private final DirectoryGateway gateway;
  private final Clock clock;
  private final Map<String, Kept> known = new ConcurrentHashMap<>();

  private record Kept(Agency agency, Instant since) {
    /** A clock that was set back does not keep anything for longer. */
    boolean isFresh(Instant now) {
      return !now.isBefore(since) && now.isBefore(since.plus(KEPT_FOR));
    }
  }

  Directory(DirectoryGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * @param field where the unit stands in the request
   */
  public Lookup unit(Unit unit, String field) {
    try {
      boolean exists =
          agency(unit.agency()).stream()
              .flatMap(agency -> agency.getUnits().stream())
              .anyMatch(known -> known.getCode().equals(unit.unit()));
      return exists ? Lookup.found() : Lookup.refused(new UnknownUnit(field));
    } catch (DirectoryUnavailable e) {
      return Lookup.refused(e);
    }
  }

  public Lookup prosecution(String code, String field) {
    try {
      boolean isOne =
          agency(code).filter(found -> found.getType() == AgencyType.PROSECUTION).isPresent();
      return isOne ? Lookup.found() : Lookup.refused(new NotProsecution(field));
    } catch (DirectoryUnavailable e) {
      return Lookup.refused(e);
    }
  }

  /**
   * The agencies that coordinate a country, where there are none those that oversee; empty when the
   * directory cannot be asked just now.
   */
  public Optional<Coordinators> coordinatorsOf(String country) {
    try {
      List<Agency> coordinators = gateway.coordinatorsOf(country);
      boolean standIn = coordinators.isEmpty();
      return Optional.of(
          new Coordinators(
              (standIn ? overseersOf(country) : coordinators.stream())
                  .map(Agency::getCode)
                  .sorted()
                  .toList(),
              standIn));
    } catch (DirectoryUnavailable e) {
      return Optional.empty();
    }
  }

  /**
   * Who takes a case that no other agency may hold, in this order: whoever coordinates the country,
   * then who oversees, those of the country first. Nobody when the directory cannot be asked.
   */
  public List<Unit> arbitersOf(String country) {
    try {
      return Stream.concat(gateway.coordinatorsOf(country).stream(), overseersOf(country))
          .filter(agency -> agency.getDefaultUnit() != null)
          .map(agency -> new Unit(agency.getCode(), agency.getDefaultUnit()))
          .toList();
    } catch (DirectoryUnavailable e) {
      return List.of();
    }
  }

  private Stream<Agency> overseersOf(String country) {
    return gateway.overseers().stream()
        .sorted(
            Comparator.comparing((Agency agency) -> !agency.getCountry().equals(country))
                .thenComparing(Agency::getCode));
  }

  /**
   * The country that an agency coordinates; none when the directory does not have the agency, or it
   * coordinates none. Refuses with 503 when the directory cannot be asked.
   */
  public Optional<String> coordinatedCountryOf(String agency) {
    return agency(agency).filter(DirectoryGateway::isCoordinator).map(Agency::getCountry);
  }

  /**
   * What an agency is called, and its unit; none when the directory does not have it. Refuses with
   * 503 when the directory cannot be asked.
   */
  public Optional<String> nameOf(String agency, @Nullable String unit) {
    return agency(agency)
        .map(
            found ->
                found.getUnits().stream()
                    .filter(part -> part.getCode().equals(unit))
                    .map(part -> found.getName() + " / " + part.getName())
                    .findFirst()
                    .orElseGet(
                        () -> unit == null ? found.getName() : found.getName() + " / " + unit));
  }

  // Only what exists is kept, so that made-up codes cannot fill the memory.
  private Optional<Agency> agency(String code) {
    Kept kept = known.get(code);
    if (kept != null && kept.isFresh(clock.instant())) {
      return Optional.of(kept.agency());
    }
    Optional<Agency> found = gateway.agency(code);
    found.ifPresentOrElse(
        agency -> known.put(code, new Kept(agency, clock.instant())), () -> known.remove(code));
    return found;
  }
}

package org.amaan.referral.referral.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;

/**
 * Who holds a case when its custodian is to know nothing of it any more, and hands it over: the
 * coordinator of the country that governs its subject or, where there is none or it is excluded, an
 * oversight agency.
 */
@ApplicationScoped
public class FallbackCustodian {

  private final DirectoryQueries directory;

  FallbackCustodian(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * The unit that would hold it.
   *
   * @param oversees whether its agency coordinates no country
   */
  public record Fallback(Address unit, boolean oversees) {}

  /** Only one with a unit that can hold a case; of several always the same. */
  public Optional<Fallback> besides(Set<String> excluded, Referral referral) {
    String country = Objects.requireNonNullElse(referral.governingCountry(), "");
    return Stream.concat(
            directory.coordinatorsOf(country).stream(), directory.oversightOf(country).stream())
        .filter(agency -> !excluded.contains(agency.code()))
        .flatMap(FallbackCustodian::unit)
        .findFirst();
  }

  private static Stream<Fallback> unit(Agency coordinator) {
    String unit = coordinator.defaultUnit();
    return unit == null
        ? Stream.empty()
        : Stream.of(
            new Fallback(new Address(coordinator.code(), unit, null), !coordinator.coordinates()));
  }
}

package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;

/**
 * Who holds a case when its custodian is to know nothing of it any more: the country's coordinator,
 * who hands it over.
 */
@ApplicationScoped
class FallbackCustodian {

  private final Directory directory;

  FallbackCustodian(Directory directory) {
    this.directory = directory;
  }

  /** Only a coordinator with a unit that can hold a case; of several always the same. */
  Optional<Address> besides(Set<String> excluded, Referral referral) {
    return directory.coordinatorsOf(Objects.requireNonNull(referral.matter().country())).stream()
        .filter(agency -> !excluded.contains(agency.code()))
        .flatMap(FallbackCustodian::unit)
        .findFirst();
  }

  private static Stream<Address> unit(Agency coordinator) {
    String unit = coordinator.defaultUnit();
    return unit == null ? Stream.empty() : Stream.of(new Address(coordinator.code(), unit, null));
  }
}

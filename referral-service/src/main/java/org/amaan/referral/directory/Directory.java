package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The agencies on the platform, for routing and for checking what a request names. */
@ApplicationScoped
public class Directory {

  private final AgencyRepository agencies;

  Directory(AgencyRepository agencies) {
    this.agencies = agencies;
  }

  @Transactional
  public Optional<Agency> find(String code) {
    return agencies.find(code);
  }

  /** It does not investigate. One that the directory does not know is none that helps. */
  @Transactional
  public boolean helps(String code) {
    return agencies.find(code).filter(known -> !known.type().investigates()).isPresent();
  }

  /**
   * All agencies of a country, by code.
   *
   * @param country ISO 3166-1 alpha-2
   */
  @Transactional
  public List<Agency> inCountry(String country) {
    return agencies.inCountry(country);
  }
}

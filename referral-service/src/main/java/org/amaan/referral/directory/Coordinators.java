package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who coordinates a country. */
@ApplicationScoped
public class Coordinators {

  private final DirectoryQueries directory;

  Coordinators(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * By code.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public List<String> of(String country) {
    return directory.coordinatorsOf(country).stream().map(Agency::code).toList();
  }
}

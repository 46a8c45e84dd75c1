package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/** The agencies on the platform, for routing and for checking what a request names. */
@ApplicationScoped
public class DirectoryQueries {

  private final KnownAgencies known;
  private final AgencyRepository agencies;

  DirectoryQueries(KnownAgencies known, AgencyRepository agencies) {
    this.known = known;
    this.agencies = agencies;
  }

  /** One that is not known yet may have been entered just now. */
  @Transactional
  public Optional<Agency> find(String code) {
    return known.byCode().map(all -> all.get(code)).or(() -> agencies.find(code));
  }

  /** Refuses with 404 one that the directory does not have. */
  @Transactional
  public Agency known(String code) {
    return find(code).orElseThrow(AgencyNotFound::new);
  }

  /** It does not investigate. One that the directory does not know is none that helps. */
  @Transactional
  public boolean helps(String code) {
    return find(code).filter(known -> !known.type().investigates()).isPresent();
  }

  /** The country that the caller coordinates; empty for whoever coordinates none. */
  @Transactional
  public Optional<String> coordinatedBy(Caller caller) {
    String agency = caller.agency();
    return agency == null || !caller.has(Role.COORDINATOR)
        ? Optional.empty()
        : find(agency).filter(Agency::coordinates).map(Agency::country);
  }

  /** The caller acts for an oversight agency. */
  @Transactional
  public boolean isOverseer(Caller caller) {
    return caller.agency() != null
        && caller.has(Role.COORDINATOR)
        && find(caller.agency()).filter(Agency::oversees).isPresent();
  }

  /** The agencies that coordinate a country, by code. */
  @Transactional
  public List<Agency> coordinatorsOf(String country) {
    return inCountry(country).stream().filter(Agency::coordinates).toList();
  }

  /**
   * The agencies that decide what names a coordinator, by code; those of the country first, else
   * those of any.
   */
  @Transactional
  public List<Agency> oversightOf(String country) {
    List<Agency> all = offering("oversight").stream().filter(Agency::oversees).toList();
    List<Agency> own = all.stream().filter(agency -> agency.country().equals(country)).toList();
    return own.isEmpty() ? all : own;
  }

  /**
   * All agencies of a country, by code.
   *
   * @param country ISO 3166-1 alpha-2
   */
  @Transactional
  public List<Agency> inCountry(String country) {
    return known
        .byCode()
        .map(all -> all.values().stream().filter(one -> one.country().equals(country)).toList())
        .orElseGet(() -> agencies.inCountry(country));
  }

  private List<Agency> offering(String service) {
    return known
        .byCode()
        .map(all -> all.values().stream().filter(one -> one.services().contains(service)).toList())
        .orElseGet(() -> agencies.offering(service));
  }
}

package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.knowledge.AgencyType;
import org.jspecify.annotations.Nullable;

/** What everybody with a token may look up. */
@ApplicationScoped
class AgencyQueries {

  private final AgencyRepository agencies;

  AgencyQueries(AgencyRepository agencies) {
    this.agencies = agencies;
  }

  @Transactional
  Agency one(String code) {
    return agencies.find(code).orElseThrow(AgencyNotFound::new);
  }

  /** In the order of their codes. */
  @Transactional
  List<Agency> page(
      @Nullable String country,
      @Nullable AgencyType type,
      @Nullable String service,
      String afterCode,
      int size) {
    return agencies.page(country, type, service, afterCode, size);
  }
}

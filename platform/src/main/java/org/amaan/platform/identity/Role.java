package org.amaan.platform.identity;

import java.util.Locale;
import java.util.Optional;

/** What a token's holder may do, as named in {@code realm_access.roles}. */
public enum Role {
  REFERRER,
  CASEWORKER,
  INVESTIGATOR,
  SUPERVISOR,
  PROSECUTOR,
  COORDINATOR,
  AUDITOR,
  DATA_PROTECTION_OFFICER,
  AGENCY_ADMIN,
  PLATFORM_ADMIN,
  SERVICE;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Other roles of the realm (a provider's own) mean nothing here. */
  public static Optional<Role> of(String value) {
    for (Role role : values()) {
      if (role.value().equals(value)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return value();
  }
}

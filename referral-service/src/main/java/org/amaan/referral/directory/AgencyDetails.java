package org.amaan.referral.directory;

import java.util.List;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Scope;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Everything the directory says about an agency but its code.
 *
 * @param area the place it works in; null when it works in the whole country
 * @param scope how far its competence reaches; null where that has no meaning
 * @param languages BCP 47
 * @param services free codes, for people who choose where to refer
 * @param defaultUnit gets what is addressed to the agency alone; one of the units
 * @param receivesReferrals an office that only watches takes none
 */
record AgencyDetails(
    String name,
    AgencyType type,
    String country,
    @Nullable String area,
    @Nullable Scope scope,
    List<String> languages,
    List<String> services,
    List<Unit> units,
    @Nullable String defaultUnit,
    boolean receivesReferrals) {

  AgencyDetails {
    languages = List.copyOf(languages);
    services = List.copyOf(services);
    units = List.copyOf(units);
    if (units.stream().map(Unit::code).distinct().count() < units.size()) {
      throw InvalidRequest.field(
          "body", "units", "duplicate", "Two units have the same code; give each its own.");
    }
    // Work that is addressed to the agency alone must land with somebody.
    if (defaultUnit == null ? !units.isEmpty() : !names(units, defaultUnit)) {
      throw InvalidRequest.field(
          "body", "defaultUnit", "unknown-unit", "Name one of the units of this agency.");
    }
  }

  private static boolean names(List<Unit> units, String code) {
    return units.stream().anyMatch(unit -> unit.code().equals(code));
  }
}

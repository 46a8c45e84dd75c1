package org.amaan.referral.directory;

import org.amaan.platform.problem.Given;
import org.amaan.referral.api.model.AgencyEntry;
import org.amaan.referral.api.model.AgencyUnit;

/** Agencies as the contract writes them. */
final class AgencyJson {

  private AgencyJson() {}

  static AgencyDetails read(AgencyEntry entry) {
    return new AgencyDetails(
        entry.getName(),
        entry.getType(),
        entry.getCountry(),
        entry.getArea(),
        entry.getScope(),
        Given.list(entry.getLanguages(), "languages"),
        Given.list(entry.getServices(), "services"),
        Given.list(entry.getUnits(), "units").stream()
            .map(
                unit ->
                    new Unit(
                        unit.getCode(), unit.getName(), Boolean.TRUE.equals(unit.getChildren())))
            .toList(),
        entry.getDefaultUnit(),
        !Boolean.FALSE.equals(entry.getReceivesReferrals()));
  }

  static org.amaan.referral.api.model.Agency of(Agency agency) {
    return new org.amaan.referral.api.model.Agency()
        .code(agency.code())
        .id(agency.id())
        .name(agency.name())
        .type(agency.type())
        .country(agency.country())
        .area(agency.area())
        .scope(agency.scope())
        .languages(agency.languages())
        .services(agency.services())
        .units(
            agency.units().stream()
                .map(
                    unit ->
                        new AgencyUnit()
                            .code(unit.code())
                            .name(unit.name())
                            .children(unit.children()))
                .toList())
        .defaultUnit(agency.defaultUnit())
        .receivesReferrals(agency.receivesReferrals())
        .updatedAt(agency.updatedAt())
        .version(agency.version());
  }
}

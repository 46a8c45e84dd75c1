package org.amaan.system.silence;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.system.Platform;
import org.amaan.system.Realm;

/**
 * An agency of its own for each run, so that nothing of another run is in its lists. Its client has
 * every role of such an agency.
 */
record Observer(String agency, String unit, String client, boolean investigates, String country) {

  private static final List<String> HELPS =
      List.of("referrer", "caseworker", "agency-admin", "data-protection-officer");
  private static final List<String> INVESTIGATES =
      List.of("investigator", "supervisor", "agency-admin", "data-protection-officer");

  private static final List<String> COORDINATES = List.of("coordinator", "agency-admin");

  /** Countries that ISO 3166 leaves free: each coordinator has one of its own. */
  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  private static final String FREE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  static Observer of(Platform platform, Calls calls, String type) {
    String code = "obs-" + UUID.randomUUID().toString().substring(0, 8);
    boolean investigates = type.equals("police");
    boolean coordinates = type.equals("coordinator");
    String country = coordinates ? "X" + FREE.charAt(COUNTRIES.getAndIncrement()) : "PK";
    String unit = investigates || coordinates ? code + "-unit" : "";
    String units =
        !unit.isEmpty()
            ? "\"units\": [{\"code\": \"%s\", \"name\": \"Unit\"}], \"defaultUnit\": \"%s\","
                .formatted(unit, unit)
            : "";
    calls
        .send(
            "PUT",
            "operator",
            platform.at.referral() + "/v1/agencies/" + code,
            """
            {"name": "Observer (fictional)", "type": "%s", "country": "%s", "languages": ["ur"],
             "services": ["%s"], %s "receivesReferrals": true}
            """
                .formatted(type, country, coordinates ? "coordination" : "observing", units))
        .require(201);
    Realm.Client client =
        Realm.Client.named(code)
            .of(unit.isEmpty() ? code : code + "/" + unit)
            .with(
                (investigates ? INVESTIGATES : coordinates ? COORDINATES : HELPS)
                    .toArray(String[]::new));
    platform.realm().add(client);
    return new Observer(code, unit, code, investigates, country);
  }
}

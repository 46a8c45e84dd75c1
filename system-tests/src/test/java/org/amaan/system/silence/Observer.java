package org.amaan.system.silence;

import java.util.List;
import java.util.UUID;
import org.amaan.system.Platform;
import org.amaan.system.Realm;

/**
 * An agency of its own for each run, so that nothing of another run is in its lists. Its client has
 * every role of such an agency.
 */
record Observer(String agency, String unit, String client, boolean investigates) {

  private static final List<String> HELPS =
      List.of("referrer", "caseworker", "agency-admin", "data-protection-officer");
  private static final List<String> INVESTIGATES =
      List.of("investigator", "supervisor", "agency-admin", "data-protection-officer");

  static Observer of(Platform platform, Calls calls, String type) {
    String code = "obs-" + UUID.randomUUID().toString().substring(0, 8);
    boolean investigates = type.equals("police");
    String unit = investigates ? code + "-unit" : "";
    String units =
        investigates
            ? "\"units\": [{\"code\": \"%s\", \"name\": \"Unit\"}], \"defaultUnit\": \"%s\","
                .formatted(unit, unit)
            : "";
    calls
        .send(
            "PUT",
            "operator",
            platform.at.referral() + "/v1/agencies/" + code,
            """
            {"name": "Observer (fictional)", "type": "%s", "country": "PK", "languages": ["ur"],
             "services": ["observing"], %s "receivesReferrals": true}
            """
                .formatted(type, units))
        .require(201);
    Realm.Client client =
        Realm.Client.named(code)
            .of(investigates ? code + "/" + unit : code)
            .with((investigates ? INVESTIGATES : HELPS).toArray(String[]::new));
    platform.realm().add(client);
    return new Observer(code, unit, code, investigates);
  }
}

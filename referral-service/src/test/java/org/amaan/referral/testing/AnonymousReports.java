package org.amaan.referral.testing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Reports of networks across borders, which the profile gives to the federal police. */
@Singleton
public class AnonymousReports {

  private final Rows rows;

  @Inject
  AnonymousReports(Rows rows) {
    this.rows = rows;
  }

  public static final String NETWORK =
      """
      {"kind": "network",
       "situation": {"country": "PK", "area": "PK-PB", "crossBorder": true, "organFacility": false},
       "facts": "A fictional broker waits at the ward."}
      """;

  /** The code of a new report. */
  public static String report(String client) {
    return Api.commandAs(client)
        .body(NETWORK)
        .post("/v1/anonymous-reports")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getString("code");
  }

  /** The id of a report of which its owner does not know yet, with an addition. */
  public String addedTo() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    String code = report("umeed-caseworker");
    Api.commandAs("umeed-caseworker")
        .body("{\"code\": \"%s\", \"facts\": \"More.\"}".formatted(code))
        .post("/v1/anonymous-reports/additions")
        .then()
        .statusCode(201);
    return newest(before);
  }

  /** The address of a report that its owner has not received, as if its hour were over. */
  public String released() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    report("umeed-caseworker");
    String id = newest(before);
    rows.change("UPDATE anonymous_report SET released_in = reported_in WHERE id = ?::uuid", id);
    return "/v1/anonymous-reports/" + id;
  }

  private String newest(List<String> before) {
    return rows.all("SELECT id FROM anonymous_report").stream()
        .filter(id -> !before.contains(id))
        .findFirst()
        .orElseThrow();
  }
}

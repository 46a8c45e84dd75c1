package org.amaan.referral.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.ContractFilter;

/** The service as a client sees it; every answer is held against the contract. */
public final class Api {

  private static final ContractFilter CONTRACT = new ContractFilter();

  private Api() {}

  public static RequestSpecification anonymous() {
    return given().filter(CONTRACT).contentType(ContentType.JSON);
  }

  /** As one of the demo world's clients. */
  public static RequestSpecification as(String client) {
    return anonymous().auth().oauth2(Tokens.of(client));
  }

  /** The same with a new Idempotency-Key. */
  public static RequestSpecification commandAs(String client) {
    return as(client).header("Idempotency-Key", UUID.randomUUID());
  }

  public static RequestSpecification patchAs(String client) {
    return as(client).contentType("application/merge-patch+json");
  }
}

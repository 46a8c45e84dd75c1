package org.amaan.notification;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.ContractFilter;

/** Requests whose answers are held against the contract. */
public final class Api {

  private static final ContractFilter CONTRACT = new ContractFilter();

  private Api() {}

  public static RequestSpecification as(String client) {
    return anonymous().auth().oauth2(Tokens.of(client));
  }

  public static RequestSpecification anonymous() {
    // without a body no media type either, as every other client does it
    return given().noContentType().filter(CONTRACT);
  }
}

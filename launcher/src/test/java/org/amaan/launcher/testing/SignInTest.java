package org.amaan.launcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons sign in at a service's API page: authorisation code with PKCE, as a browser does it. */
class SignInTest {

  @ParameterizedTest
  @CsvSource({
    "amina, umeed-trust, '', http://127.0.0.1:8081",
    "bilal, ahtc, ahtc-islamabad, http://localhost:8182",
    "sana, ahtc, ahtc-islamabad, http://127.0.0.1:9083",
    "nadia, nrm-pakistan, nrm-pakistan-desk, http://localhost:8083"
  })
  void aPersonsTokenCarriesTheSameClaims(String user, String agency, String unit, String page)
      throws IOException, InterruptedException {
    String redirect = page + "/q/swagger-ui/oauth2-redirect.html";
    JsonNode claims = claims(new SignIn().as(user, redirect));
    assertThat(claims.path("agency").asText()).isEqualTo(agency);
    assertThat(claims.path("unit").asText()).isEqualTo(unit);
    assertThat(claims.path("person").asText()).isEqualTo(user);
    assertThat(claims.path("azp").asText()).isEqualTo("swagger-ui");
    assertThat(claims.path("aud").toString().contains("case-service")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://attacker.example/q/swagger-ui/oauth2-redirect.html",
        "http://127.0.0.1:8081/elsewhere",
        "https://127.0.0.1.attacker.example/q/swagger-ui/oauth2-redirect.html"
      })
  void aCodeGoesNowhereElse(String redirect) throws IOException, InterruptedException {
    SignIn browser = new SignIn();
    assertThat(browser.get(browser.authorisation(redirect)).statusCode()).isEqualTo(400);
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}

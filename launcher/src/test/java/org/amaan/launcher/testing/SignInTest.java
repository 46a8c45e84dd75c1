package org.amaan.launcher.testing;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons sign in at a service's API page: authorisation code with PKCE, as a browser does it. */
class SignInTest {

  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";

  private final HttpClient browser = HttpClient.newHttpClient();

  /** By hand: Keycloak marks them Secure, which browsers send to loopback and Java does not. */
  private final Map<String, String> cookies = new TreeMap<>();

  private final String realm = TestStack.running().keycloak() + "/realms/amaan";

  @ParameterizedTest
  @CsvSource({
    "amina, umeed-trust, '', http://127.0.0.1:8081",
    "bilal, ahtc, ahtc-islamabad, http://localhost:8182",
    "sana, ahtc, ahtc-islamabad, http://127.0.0.1:9083",
    "nadia, nrm-pakistan, nrm-pakistan-desk, http://localhost:8083"
  })
  void aPersonsTokenCarriesTheSameClaims(String user, String agency, String unit, String page)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    String redirect = page + "/q/swagger-ui/oauth2-redirect.html";
    String form = action(get(authorisation(redirect)).body());
    HttpResponse<String> signedIn =
        post(form, "username=" + user + "&password=demo-" + user + "&credentialId=");
    assertEquals(302, signedIn.statusCode(), signedIn.body());
    String back = signedIn.headers().firstValue("Location").orElseThrow();
    assertTrue(back.startsWith(redirect + "?"), back);
    JsonNode claims = claims(exchange(code(back), redirect));
    assertEquals(agency, claims.path("agency").asText());
    assertEquals(unit, claims.path("unit").asText());
    assertEquals(user, claims.path("person").asText());
    assertEquals("swagger-ui", claims.path("azp").asText());
    assertTrue(claims.path("aud").toString().contains("case-service"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://attacker.example/q/swagger-ui/oauth2-redirect.html",
        "http://127.0.0.1:8081/elsewhere",
        "https://127.0.0.1.attacker.example/q/swagger-ui/oauth2-redirect.html"
      })
  void aCodeGoesNowhereElse(String redirect)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    assertEquals(400, get(authorisation(redirect)).statusCode());
  }

  private String authorisation(String redirect) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
    return realm
        + "/protocol/openid-connect/auth?response_type=code&client_id=swagger-ui&state=s"
        + "&code_challenge_method=S256&code_challenge="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(hash)
        + "&redirect_uri="
        + encode(redirect, UTF_8);
  }

  private String exchange(String code, String redirect) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            realm + "/protocol/openid-connect/token",
            "grant_type=authorization_code&client_id=swagger-ui&code="
                + code
                + "&code_verifier="
                + VERIFIER
                + "&redirect_uri="
                + encode(redirect, UTF_8));
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private HttpResponse<String> post(String url, String form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    HttpResponse<String> answer =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  private static String action(String page) {
    return first("action=\"([^\"]+)\"", page).replace("&amp;", "&");
  }

  private static String code(String location) {
    return first("[?&]code=([^&]+)", location);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), text);
    return found.group(1);
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}

package org.amaan.launcher.testing;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

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

/**
 * A demo person's browser at a service's API page: authorisation code with PKCE. All persons sign
 * in by the same client.
 */
public final class SignIn {

  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";
  private static final String PAGE = "http://127.0.0.1:8081/q/swagger-ui/oauth2-redirect.html";

  private final HttpClient browser = HttpClient.newHttpClient();

  /** By hand: Keycloak marks them Secure, which browsers send to loopback and Java does not. */
  private final Map<String, String> cookies = new TreeMap<>();

  private final String realm = TestStack.running().keycloak() + "/realms/amaan";

  /** The access token of a person, for example {@code amina}. */
  public static String of(String user) {
    try {
      return new SignIn().as(user, PAGE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Signs a person in with their password, and keeps the browser open. */
  public String in(String user) throws IOException, InterruptedException {
    return as(user, PAGE);
  }

  /** Another token for whoever is signed in: nobody is asked for a password. */
  public String again() throws IOException, InterruptedException {
    HttpResponse<String> signedIn = get(authorisation(PAGE));
    if (signedIn.statusCode() != 302) {
      throw new IllegalStateException("a password is asked for");
    }
    return exchange(code(signedIn.headers().firstValue("Location").orElseThrow()), PAGE);
  }

  /**
   * @param redirect where the browser comes back to
   */
  String as(String user, String redirect) throws IOException, InterruptedException {
    String form = action(get(authorisation(redirect)).body());
    HttpResponse<String> signedIn =
        post(form, "username=" + user + "&password=demo-" + user + "&credentialId=");
    if (signedIn.statusCode() != 302) {
      throw new IllegalStateException(signedIn.body());
    }
    String back = signedIn.headers().firstValue("Location").orElseThrow();
    if (!back.startsWith(redirect + "?")) {
      throw new IllegalStateException(back);
    }
    return exchange(code(back), redirect);
  }

  String authorisation(String redirect) {
    return realm
        + "/protocol/openid-connect/auth?response_type=code&client_id=swagger-ui&state=s"
        + "&code_challenge_method=S256&code_challenge="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(VERIFIER))
        + "&redirect_uri="
        + encode(redirect, UTF_8);
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)));
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
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
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

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String action(String page) {
    return first("action=\"([^\"]+)\"", page).replace("&amp;", "&");
  }

  private static String code(String location) {
    return first("[?&]code=([^&]+)", location);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException(text);
    }
    return found.group(1);
  }
}

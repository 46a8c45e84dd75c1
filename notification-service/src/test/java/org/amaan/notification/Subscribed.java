package org.amaan.notification;

import static org.amaan.notification.Api.as;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subscription of Umeed Trust, made as its administrator makes one. */
public record Subscribed(UUID id, String secret) {

  public static final String ADMIN = "umeed-admin";
  public static final String AGENCY = "umeed-trust";
  public static final String MERGE_PATCH = "application/merge-patch+json";

  /** A body that is as the contract says, to be spoilt. */
  public static Map<String, Object> body(String url) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("channel", "webhook");
    body.put("url", url);
    body.put("events", List.of("*"));
    return body;
  }

  /** An e-mail subscription, as it is asked for. */
  public static Map<String, Object> mail(String address) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("channel", "email");
    body.put("address", address);
    body.put("events", List.of("*"));
    return body;
  }

  /** Confirmed by the code that the mail brings. */
  public static Subscribed confirmed(MailHost host, Map<String, Object> body) {
    Subscribed subscription = with(body);
    subscription.confirm(code(host, body.get("address").toString())).statusCode(200);
    return subscription;
  }

  /** In the newest mail to an address. */
  public static String code(MailHost host, String address) {
    String text = host.to(address).get(host.to(address).size() - 1).text();
    Matcher code = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b").matcher(text);
    if (!code.find()) {
      throw new AssertionError(text);
    }
    return code.group();
  }

  public ValidatableResponse confirm(String code) {
    return as(ADMIN)
        .contentType("application/json")
        .body(Map.of("code", code))
        .post(path() + "/confirmation")
        .then();
  }

  public static Subscribed to(String url) {
    return with(body(url));
  }

  public static Subscribed with(Map<String, Object> body) {
    ValidatableResponse made = create(ADMIN, UUID.randomUUID(), body).statusCode(201);
    return new Subscribed(
        UUID.fromString(made.extract().path("id")), made.extract().path("secret"));
  }

  public static ValidatableResponse create(String client, UUID key, Object body) {
    return as(client)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/v1/subscriptions")
        .then();
  }

  public String path() {
    return "/v1/subscriptions/" + id;
  }

  public String etag() {
    return as(ADMIN).get(path()).then().statusCode(200).extract().header("ETag");
  }

  public ValidatableResponse change(Object patch) {
    return as(ADMIN)
        .header("If-Match", etag())
        .contentType(MERGE_PATCH)
        .body(patch)
        .patch(path())
        .then();
  }

  public ValidatableResponse command(String name) {
    return as(ADMIN).header("Idempotency-Key", UUID.randomUUID()).post(path() + "/" + name).then();
  }
}

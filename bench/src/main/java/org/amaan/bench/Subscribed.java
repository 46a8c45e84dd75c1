package org.amaan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** A webhook subscription of the police for as long as it is measured. */
final class Subscribed implements AutoCloseable {

  static final String ADMINISTRATOR = "ahtc-admin";

  private final RunningStack stack;
  private final String id;

  private Subscribed(RunningStack stack, String id) {
    this.stack = stack;
    this.id = id;
  }

  static Subscribed to(RunningStack stack, String url, String state) {
    String body =
        """
        {"channel": "webhook", "url": "%s", "events": ["org.amaan.referral.submitted.v1"], "state": "%s"}
        """
            .formatted(url, state);
    JsonNode made =
        stack.require(
            201,
            stack.post(
                ADMINISTRATOR,
                stack.at.notification() + "/v1/subscriptions",
                "application/json",
                body));
    return new Subscribed(stack, made.path("id").asText());
  }

  String id() {
    return id;
  }

  void resume() {
    stack.require(
        200,
        stack
            .as(ADMINISTRATOR, url())
            .header("If-Match", tag())
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"state\": \"active\"}"))
            .build());
  }

  @Override
  public void close() {
    stack.require(204, stack.as(ADMINISTRATOR, url()).header("If-Match", tag()).DELETE().build());
  }

  private String tag() {
    return stack
        .send(stack.as(ADMINISTRATOR, url()).GET().build())
        .join()
        .headers()
        .firstValue("etag")
        .orElseThrow();
  }

  private String url() {
    return stack.at.notification() + "/v1/subscriptions/" + id;
  }
}

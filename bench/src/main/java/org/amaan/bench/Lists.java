package org.amaan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description =
        "How many pages of 20 a second an officer reads of the inbox and of the unit's cases, and an"
            + " NGO of what it sent; beside one query of 20 rows.")
final class Lists implements Callable<Integer> {

  private static final int FULL_PAGE = 20;

  @Mixin private Rounds rounds = new Rounds();

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    Reference reference = new Reference(stack).filled(20_000);
    fillAPage();
    rounds.run(
        List.of(
            pair("the inbox", reference, "ahtc-officer-1", stack.at.casework() + "/v1/inbox"),
            pair(
                "the unit's cases",
                reference,
                "ahtc-officer-1",
                stack.at.casework() + "/v1/cases?assignee=unit"),
            pair(
                "referrals sent",
                reference,
                "umeed-caseworker",
                stack.at.referral() + "/v1/referrals?direction=sent")));
    return 0;
  }

  private Rounds.Pair pair(String name, Reference reference, String client, String url) {
    String page = url + (url.contains("?") ? "&" : "?") + "limit=" + FULL_PAGE;
    return new Rounds.Pair(name, reference::reader, () -> reader(client, page));
  }

  private Load.Client reader(String client, String page) {
    HttpRequest request = stack.as(client, page).GET().build();
    return () ->
        stack.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  private void fillAPage() throws Exception {
    String referral = SubmitToAlert.referral();
    for (int have = cases(); have < FULL_PAGE; have++) {
      String id =
          stack
              .require(
                  201,
                  stack.post(
                      "umeed-caseworker",
                      stack.at.referral() + "/v1/referrals",
                      "application/json",
                      referral))
              .path("id")
              .asText();
      stack.require(
          200,
          stack.post(
              "ahtc-supervisor",
              stack.at.referral() + "/v1/referrals/" + id + "/acceptance",
              "application/json",
              "{}"));
    }
    if (!Pace.await(() -> cases() >= FULL_PAGE)) {
      throw new RunningStack.NotAsExpected("the cases of a page did not open within a minute");
    }
  }

  private int cases() {
    JsonNode page =
        stack.require(
            200,
            stack
                .as(
                    "ahtc-officer-1",
                    stack.at.casework() + "/v1/cases?assignee=unit&limit=" + FULL_PAGE)
                .GET()
                .build());
    return page.path("items").size();
  }
}

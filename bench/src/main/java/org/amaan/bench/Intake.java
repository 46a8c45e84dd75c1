package org.amaan.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    description =
        "How many referrals a second are submitted, with every safeguard on; beside one statement"
            + " that writes as many rows.")
final class Intake implements Callable<Integer> {

  @Mixin private Rounds rounds = new Rounds();

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    Reference reference = new Reference(stack).filled(20_000);
    String referral = SubmitToAlert.referral();
    rounds.run(
        List.of(
            new Rounds.Pair(
                "submitting a referral", reference::writer, () -> submitter(stack, referral))));
    return 0;
  }

  static Load.Client submitter(RunningStack stack, String referral) {
    return () -> {
      HttpRequest request =
          stack.post(
              "umeed-caseworker",
              stack.at.referral() + "/v1/referrals",
              "application/json",
              referral);
      return stack.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
    };
  }
}

package org.amaan.system.sequence;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.amaan.system.Platform;

/** A case that an accepted referral opened gets its name from the referral. */
final class Cases {

  private Cases() {}

  static void bind(World world, Cast cast, Model model) {
    for (Map.Entry<String, Facts.Referral> opened : model.referralsThatOpenACase()) {
      Facts.Referral referral = opened.getValue();
      if (model.rules.isExcluded(referral.receiver, model.facts.subjectOf(referral))
          || !referral.isTaken()) {
        continue;
      }
      String unit = cast.unit(referral.receiver);
      String client =
          cast.of(referral.receiver).stream()
              .filter(a -> a.unit().equals(unit))
              .filter(a -> a.has("supervisor", "caseworker", "prosecutor"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nobody of " + referral.receiver))
              .client();
      String id =
          await()
              .atMost(Duration.ofSeconds(20))
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(20))
              .until(
                  () ->
                      world
                          .get(
                              client,
                              Platform.REFERRAL,
                              "/v1/referrals/" + world.id(opened.getKey()))
                          .json()
                          .path("caseId")
                          .asText(),
                  found -> !found.isEmpty());
      String name = world.name(id).orElse("f." + opened.getKey());
      world.bind(name, id);
      model.caseOpened(name, opened.getKey());
    }
  }
}

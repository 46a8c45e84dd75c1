package org.amaan.system.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.amaan.system.KnownDifferences;
import org.amaan.system.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever is done in whatever order, the platform shows what the rules say. Another walk, and a
 * longer one: {@code -Dwalk.seed=7 -Dwalk.steps=20000}.
 */
@Execution(ExecutionMode.CONCURRENT)
class SequencesTest {

  private static final int STEPS = Integer.getInteger("walk.steps", 300);
  private static final long SEED = Long.getLong("walk.seed", 12);
  private static final int ATTEMPTS = Integer.getInteger("walk.attempts", 60);

  @Test
  void nobodyGainsByActing() {
    Platform platform = Platform.running();
    Cast cast = new Cast(platform);
    try (World world = new World(platform, cast);
        Walk walk = new Walk(world, cast, SEED)) {
      long begun = System.nanoTime();
      Map<String, Walk.Seen> differences = walk.steps(STEPS);
      System.out.println((System.nanoTime() - begun) / 1_000_000 + " ms");
      differences.keySet().removeIf(sort -> KnownDifferences.include("sequences", sort));
      System.out.println(walk.statuses() + " " + walk.times());
      String said =
          walk.inOrderOfSteps().stream()
              .map(entry -> told(walk, entry.getValue()))
              .collect(Collectors.joining("\n\n"));
      assertThat(said).as("seed " + SEED).isEqualTo("");
    }
  }

  private static String told(Walk walk, Walk.Seen seen) {
    List<Step> steps = ATTEMPTS == 0 ? List.of() : walk.shortened(seen, ATTEMPTS);
    return "after "
        + seen.step()
        + " steps: "
        + seen.difference().sort()
        + "\n  "
        + seen.difference().detail()
        + steps.stream().map(step -> "\n    " + step).collect(Collectors.joining());
  }
}

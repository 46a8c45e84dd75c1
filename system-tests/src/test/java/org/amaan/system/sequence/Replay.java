package org.amaan.system.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.amaan.system.Http;

/** Some of the steps of a walk, given again from the beginning. */
final class Replay {

  private final World world;
  private final Cast cast;
  private final Model model;

  Replay(World world, Cast cast, Model model) {
    this.world = world;
    this.cast = cast;
    this.model = model;
  }

  /** Whether this sort of difference is seen on the way or at the end. */
  boolean shows(List<Step> steps, String sort) {
    List<Difference> found = new ArrayList<>();
    for (Step step : steps) {
      if (!step.rushes()) {
        world.settle();
        Cases.bind(world, cast, model);
        Tasks.bind(world, cast, model, model.facts.subjects.keySet());
      }
      Optional<Http.Reply> reply = isKnown(step) ? world.give(step) : Optional.empty();
      if (reply.isPresent() && reply.get().status() / 100 == 2 && !Walk.waits(step, reply.get())) {
        found.addAll(Walk.inOrder(model, List.of(step)));
      }
    }
    world.settle();
    Cases.bind(world, cast, model);
    if (found.stream().noneMatch(d -> d.sort().equals(sort))) {
      for (String subject : model.facts.subjects.keySet()) {
        found.addAll(new Comparison(world, cast, model, new Random(0)).about(subject, true));
      }
    }
    return found.stream().anyMatch(d -> d.sort().equals(sort));
  }

  /** A step that the rules were not told of has nothing that they could say about the next one. */
  private boolean isKnown(Step step) {
    return step.about().stream()
        .allMatch(
            name ->
                model.facts.subjects.containsKey(name)
                    || model.facts.referrals.containsKey(name)
                    || model.facts.cases.containsKey(name)
                    || model.facts.handovers.containsKey(name)
                    || model.facts.emergencies.containsKey(name)
                    || model.facts.tasks.containsKey(name)
                    || name.startsWith("k"));
  }
}

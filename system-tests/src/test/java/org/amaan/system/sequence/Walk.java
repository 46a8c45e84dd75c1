package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.amaan.system.Http;
import org.amaan.system.KnownDifferences;

/**
 * Commands in a row, and what the platform makes of each of them beside what the rules do. A
 * difference is kept by its sort with the step at which it was first seen; nothing more is done
 * with the person concerned.
 */
final class Walk implements AutoCloseable {

  private static final int EVERYTHING_EVERY = 50;
  private static final int ANEW_EVERY = 300;
  private static final double TWO_AT_ONCE = 0.06;

  /** After these the walk goes on with whoever they are about: to look for what is behind. */
  private static final String TOLERATED = System.getProperty("walk.tolerated", "");

  private final Cast cast;
  private final Map<String, JsonNode> law = Rules.law();
  private final World world;
  private final Random random;
  private final Chooser chooser;
  private final Mailboxes mailboxes;
  private final List<Step> given = new ArrayList<>();
  private final Map<String, Seen> differences = new LinkedHashMap<>();
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final Set<String> opened = new TreeSet<>();
  private Model model;
  private boolean changed;
  private long settling;
  private long comparing;

  /** A difference, after how many steps, and by which steps. */
  record Seen(Difference difference, int step, List<Step> steps) {}

  Walk(World world, Cast cast, long seed) {
    this.cast = cast;
    this.world = Objects.requireNonNull(world);
    random = new Random(seed);
    chooser = new Chooser(random, cast);
    mailboxes = new Mailboxes(world, cast);
    model = new Model(cast, law);
    chooser.begin(model);
  }

  /** Every sort of difference with where it was first seen. */
  Map<String, Seen> steps(int many) {
    for (int i = 1; i <= many; i++) {
      if (i % ANEW_EVERY == 0) {
        model = new Model(cast, law);
        given.clear();
        chooser.begin(model);
      }
      Step step = chooser.next();
      Optional<Step> second = chooser.rightAfter(step).filter(s -> random.nextInt(3) > 0);
      boolean together = second.isEmpty() && random.nextDouble() < TWO_AT_ONCE;
      List<Step> row =
          second
              .or(() -> together ? Optional.of(chooser.next()) : Optional.empty())
              .map(s -> List.of(step, s))
              .orElse(List.of(step));
      List<Difference> found = give(row, together);
      String subject = subjectOf(row);
      if (i % EVERYTHING_EVERY == 0) {
        List<String> known =
            chooser.living().stream().filter(model.facts.subjects::containsKey).toList();
        found.addAll(compare(subject, comparison -> comparison.about(known)));
        found.addAll(mailboxes.read(model));
      } else if (found.isEmpty()
          && model.facts.subjects.containsKey(subject)
          && (changed || random.nextInt(6) == 0)) {
        found.addAll(compare(subject, comparison -> comparison.about(subject, false)));
      }
      int at = i;
      for (Difference difference : found) {
        differences.computeIfAbsent(difference.sort(), sort -> seen(difference, at));
        if (!difference.sort().matches(TOLERATED)
            && !KnownDifferences.include("sequences", difference.sort())) {
          chooser.leave(difference.subject());
        }
      }
    }
    return differences;
  }

  @Override
  public void close() {
    mailboxes.close();
  }

  /** Said at once: a long walk may be ended before its time. */
  private Seen seen(Difference difference, int step) {
    System.out.println(
        "after " + step + " steps: " + difference.sort() + "\n  " + difference.detail());
    return new Seen(difference, step, List.copyOf(given));
  }

  Map<String, Integer> statuses() {
    Map<String, Integer> all = new TreeMap<>(statuses);
    all.put("mails", mailboxes.count());
    opened.forEach(task -> all.merge("task " + task.split("\\.")[1], 1, Integer::sum));
    return all;
  }

  /** The same steps about somebody new: whether the same sort of difference is seen. */
  boolean shows(List<Step> steps, String sort) {
    try (World fresh = world.fresh()) {
      Replay replay = new Replay(fresh, cast, new Model(cast, law));
      return replay.shows(steps, sort);
    }
  }

  private List<Difference> compare(String subject, Function<Comparison, List<Difference>> about) {
    long begun = System.nanoTime();
    List<Difference> found = about.apply(new Comparison(world, cast, model, random));
    comparing += System.nanoTime() - begun;
    world
        .leaks()
        .forEach(leak -> found.add(new Difference("case shows what is another's", subject, leak)));
    return found;
  }

  /** Where the time went, in milliseconds. */
  String times() {
    return "settling " + settling / 1_000_000 + ", comparing " + comparing / 1_000_000;
  }

  private List<Difference> give(List<Step> row, boolean together) {
    List<Optional<Http.Reply>> replies = new ArrayList<>();
    if (together) {
      List<CompletableFuture<Optional<Http.Reply>>> running =
          row.stream().map(step -> CompletableFuture.supplyAsync(() -> world.give(step))).toList();
      running.forEach(future -> replies.add(future.join()));
    } else {
      row.forEach(step -> replies.add(world.give(step)));
    }
    List<Difference> found = new ArrayList<>();
    List<Step> accepted = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Step step = i == 0 || !together ? row.get(i) : row.get(i).rushing();
      Optional<Http.Reply> reply = replies.get(i);
      given.add(step);
      int status = reply.map(Http.Reply::status).orElse(0);
      statuses.merge(step.kind() + " " + status, 1, Integer::sum);
      if (status / 100 == 2) {
        if (!waits(step, reply.orElseThrow())) {
          accepted.add(step);
        }
      } else if (!together && (status == 403 || status == 404) && model.mustKnow(step)) {
        found.add(
            new Difference(
                step.kind() + " refused to " + standing(model, step),
                subjectOf(model, step),
                step + ": " + reply.orElseThrow().text()));
      } else if (status == 409
          && reply.orElseThrow().text().contains("no-custodian-left")
          && hasCoordinator(step)) {
        found.add(
            new Difference(
                step.kind() + " finds no coordinator", subjectOf(model, step), step.toString()));
      } else if (status >= 500) {
        found.add(
            new Difference(
                step.kind() + " answered " + status, subjectOf(List.of(step)), step.toString()));
      }
    }
    changed = !accepted.isEmpty();
    for (String leak : world.leaks()) {
      found.add(
          new Difference(
              row.get(0).kind() + " hands out what is another's",
              subjectOf(row),
              row + ": " + leak));
    }
    long begun = System.nanoTime();
    world.settle();
    settling += System.nanoTime() - begun;
    List<Difference> unexpected = follow(accepted, together);
    if (unexpected.isEmpty()) {
      accepted.forEach(chooser::accepted);
    }
    found.addAll(unexpected);
    Cases.bind(world, cast, model);
    Set<String> before = Set.copyOf(model.facts.tasks.keySet());
    found.addAll(Tasks.bind(world, cast, model, chooser.living()));
    model.facts.tasks.keySet().stream().filter(name -> !before.contains(name)).forEach(opened::add);
    return found;
  }

  /** For the second of two persons, or for others whose words would go with what is erased. */
  static boolean waits(Step step, Http.Reply reply) {
    return step.kind() == Kind.SETTLE && !reply.json().path("state").asText().equals("settled")
        || step.kind() == Kind.ERASE && reply.status() == 202;
  }

  private boolean hasCoordinator(Step step) {
    Facts.Subject subject = model.facts.subjects.get(subjectOf(model, step));
    return subject != null && !Rules.coordinatorOf(subject.country).isEmpty();
  }

  /** Either order of what was given at once must be one that the rules allow. */
  private List<Difference> follow(List<Step> accepted, boolean together) {
    if (!together || accepted.size() < 2) {
      return inOrder(model, accepted);
    }
    List<Step> reversed = List.of(accepted.get(1), accepted.get(0));
    Model one = model.copy();
    Model other = model.copy();
    List<Difference> first = inOrder(one, accepted);
    List<Difference> second = inOrder(other, reversed);
    Cases.bind(world, cast, one);
    Cases.bind(world, cast, other);
    boolean firstFits =
        first.size() < second.size()
            || first.size() == second.size() && fits(one, accepted) <= fits(other, accepted);
    model = firstFits ? one : other;
    chooser.follow(model);
    return firstFits ? first : second;
  }

  private int fits(Model candidate, List<Step> accepted) {
    String subject = subjectOf(accepted);
    return candidate.facts.subjects.containsKey(subject)
        ? new Comparison(world, cast, candidate, new Random(0)).about(subject, true).size()
        : 0;
  }

  static List<Difference> inOrder(Model model, List<Step> accepted) {
    List<Difference> found = new ArrayList<>();
    for (Step step : accepted) {
      if (model.may(step) == Verdict.NEVER) {
        found.add(
            new Difference(
                step.kind() + " accepted from " + standing(model, step),
                subjectOf(model, step),
                step.toString()));
      } else {
        model.accepted(step);
      }
    }
    return found;
  }

  private static String standing(Model model, Step step) {
    Facts.Subject subject = model.facts.subjects.get(subjectOf(model, step));
    String agency = model.cast().actor(step.client()).agency();
    return subject == null
        ? "somebody"
        : (model.rules.isExcluded(agency, subject) ? "EXCLUDED " : "")
            + model.rules.relations(agency, subject)
            + (step.body().has("caseId") ? " out of a case" : "");
  }

  private String subjectOf(List<Step> row) {
    return row.stream()
        .map(step -> subjectOf(model, step))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  static String subjectOf(Model model, Step step) {
    if (step.kind() == Kind.SUBMIT) {
      String known = Effects.unbraced(step.body().path("subjectId").asText(""));
      return known.isEmpty() ? step.binds().get("/subjectId") : known;
    }
    if (step.about().isEmpty()) {
      return "";
    }
    String thing = step.first();
    Facts facts = model.facts;
    if (facts.tasks.containsKey(thing)) {
      return facts.tasks.get(thing).subject;
    }
    if (facts.handovers.containsKey(thing)) {
      thing = facts.handovers.get(thing).caseName;
    }
    if (facts.cases.containsKey(thing)) {
      thing = facts.cases.get(thing).referrals.iterator().next();
    }
    return facts.referrals.containsKey(thing) ? facts.referrals.get(thing).subject : thing;
  }

  /** The steps without which it is not seen; what is about others goes first. */
  List<Step> shortened(Seen seen, int attempts) {
    List<Step> steps = new ArrayList<>(concerning(seen));
    String sort = seen.difference().sort();
    int left = attempts;
    if (!shows(steps, sort)) {
      return seen.steps();
    }
    int size = Math.max(1, steps.size() / 2);
    while (size >= 1 && left > 0) {
      boolean shorter = false;
      for (int from = 0; from < steps.size() && left > 0; ) {
        List<Step> fewer = new ArrayList<>(steps);
        fewer.subList(from, Math.min(from + size, steps.size())).clear();
        left--;
        if (shows(fewer, sort)) {
          steps = fewer;
          shorter = true;
        } else {
          from += size;
        }
      }
      size = shorter && size > 1 ? size : size / 2;
    }
    return steps;
  }

  private static List<Step> concerning(Seen seen) {
    Set<String> names = new TreeSet<>(Set.of(seen.difference().subject()));
    List<Step> all = seen.steps();
    for (int before = 0; before != names.size(); ) {
      before = names.size();
      for (Step step : all) {
        if (touches(step, names)) {
          names.addAll(step.about());
          names.addAll(step.binds().values());
        }
      }
    }
    return all.stream().filter(step -> touches(step, names)).toList();
  }

  private static boolean touches(Step step, Set<String> names) {
    String text = step.body().toString();
    return step.about().stream().anyMatch(names::contains)
        || step.binds().values().stream().anyMatch(names::contains)
        || names.stream().anyMatch(name -> text.contains("{" + name + "}"))
        || step.about().stream()
            .filter(name -> name.startsWith("f."))
            .anyMatch(name -> names.contains(name.substring(2)))
        || text.contains("incident.");
  }

  List<Map.Entry<String, Seen>> inOrderOfSteps() {
    return differences.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getValue().step()))
        .toList();
  }
}

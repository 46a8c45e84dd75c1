package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One act of a country under which what happened could be charged, as far as it was read.
 *
 * @param id unique in the profile
 * @param title as it is cited
 * @param name as it stands within a sentence
 * @param validity whether it is law, and since when
 * @param persons whom it protects
 * @param elements of the offence of its kind: whether the act names each; each stands in one group
 * @param child what a child's case needs
 * @param territory where it applies
 * @param nonPunishment whom its rule protects against which charges
 */
public record Definition(
    String id,
    Kind kind,
    String title,
    String name,
    Validity validity,
    Persons persons,
    List<Named> elements,
    ChildRule child,
    Territory territory,
    NonPunishment nonPunishment,
    List<Statement> statements) {

  public Definition {
    elements = List.copyOf(elements);
    statements = List.copyOf(statements);
  }

  /** The statement of that id; the profile was checked to have it. */
  public Statement statement(String statementId) {
    return statements.stream().filter(s -> s.id().equals(statementId)).findFirst().orElseThrow();
  }

  /** Those about that, in the profile's order. */
  public List<Statement> about(Topic topic) {
    return statements.stream().filter(statement -> statement.topic() == topic).toList();
  }

  /** The group in which that element stands; every element stands in one. */
  public Named named(String element) {
    return elements.stream()
        .filter(group -> group.of().contains(element))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether it was law at that time. While the time is not recorded, that it is no law on the day
   * of the assessment says nothing of the acts: they may have happened while it was.
   */
  public Standing at(TimeOfActs time) {
    Standing standing = validity.within(time);
    boolean isOfAnotherDay = standing == Standing.REPEALED || standing == Standing.NOT_YET_IN_FORCE;
    return !time.recorded() && isOfAnotherDay ? Standing.NOT_KNOWN : standing;
  }

  /** Whether that day may lie before it was law, and surely before if the day was read. */
  public boolean mayHaveBegunAfter(LocalDate day) {
    return validity.begins().filter(begin -> day.isBefore(begin.latest())).isPresent();
  }

  /** Whether it was law between those days, whether or not the acts happened then. */
  public Standing within(TimeOfActs days) {
    return validity.within(days);
  }

  /**
   * @param made when the act was made; it was no law before; null where it was not read
   * @param inForceFrom null where the day was not read
   * @param repealedOn the first day on which it was no law any more
   * @param replacedBy id of the definition that took its place
   * @param statement id of the statement that says so
   */
  public record Validity(
      Mark mark,
      @Nullable LawDate made,
      @Nullable LawDate inForceFrom,
      @Nullable LawDate repealedOn,
      @Nullable String replacedBy,
      String statement) {

    Standing within(TimeOfActs time) {
      if (mark == Mark.BILL) {
        return Standing.BILL;
      }
      if (begins().filter(day -> time.to().isBefore(day.earliest())).isPresent()) {
        return Standing.NOT_YET_IN_FORCE;
      }
      if (repealedOn != null && !time.from().isBefore(repealedOn.latest())) {
        return Standing.REPEALED;
      }
      boolean lasts = repealedOn == null || time.to().isBefore(repealedOn.earliest());
      if (hasBegun(time) && lasts) {
        return inForceFrom == null ? Standing.IN_FORCE_DAY_NOT_READ : Standing.IN_FORCE;
      }
      boolean begins = hasBegun(time) || inForceFrom != null && isWithin(time, inForceFrom);
      boolean ends = lasts || repealedOn != null && isWithin(time, repealedOn);
      return begins && ends ? Standing.PART_OF_THE_TIME : Standing.NOT_KNOWN;
    }

    /** Surely, before that time; when it was neither made nor in force that was not read. */
    private boolean hasBegun(TimeOfActs time) {
      if (inForceFrom != null) {
        return !time.from().isBefore(inForceFrom.latest());
      }
      return made != null && time.from().isAfter(made.latest());
    }

    /** Some of that time surely lies before the date, and some not. */
    private static boolean isWithin(TimeOfActs time, LawDate date) {
      return time.from().isBefore(date.earliest()) && !time.to().isBefore(date.latest());
    }

    private Optional<LawDate> begins() {
      return Optional.ofNullable(inForceFrom).or(() -> Optional.ofNullable(made));
    }
  }

  /** Whom an act protects. */
  public enum Persons {
    ANY,
    MINORS;

    /** The word used in contracts and profiles. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param of ids of elements of the profile
   * @param statement id of the statement that says so
   */
  public record Named(List<String> of, Coverage named, String statement) {
    public Named {
      of = List.copyOf(of);
    }
  }

  /**
   * @param means whether a child's case needs one of the means
   * @param statement id of the statement that says so
   */
  public record ChildRule(Means means, String statement) {

    /** Whether one is needed. */
    public enum Means {
      NEEDED,
      NOT_NEEDED,
      UNKNOWN;

      /** The word used in contracts and profiles. */
      @JsonValue
      public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /**
   * @param crossBorderOnly null where it was not read
   * @param statement id of the statement that says so
   */
  public record Territory(@Nullable Boolean crossBorderOnly, String statement) {}

  /**
   * @param reaches ids of the definitions whose charges the rule covers
   * @param doesNotReach ids of those that it does not cover; of others nothing was read
   * @param statement id of the statement that says so
   */
  public record NonPunishment(List<String> reaches, List<String> doesNotReach, String statement) {
    public NonPunishment {
      reaches = List.copyOf(reaches);
      doesNotReach = List.copyOf(doesNotReach);
    }
  }
}

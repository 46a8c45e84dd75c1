package org.amaan.casework.workload;

import org.amaan.platform.scope.Reader;

/** Whose cases a reader is shown. */
sealed interface WorkloadScope extends Reader {

  /** Where they are read from, as {@code w}. */
  String source();

  /** Which of them a list has; compares {@code :now}, {@code :soon} and {@code :begun}. */
  String condition(WorkloadKind kind);

  /** The column by which a list comes, the most pressing first. */
  String order(WorkloadKind kind);

  /** What its unit holds, to a supervisor. */
  record OfUnit(String agency, String unit) implements WorkloadScope {

    @Override
    public String source() {
      return """
          (SELECT c.id, c.reference, c.status, c.custodian_agency, c.custodian_unit,
            c.assignee IS NOT NULL AS assigned, c.urgency, c.age_class, c.country, c.opened_at,
            c.due_at, c.due_kind, c.passes_at
          FROM case_file c
          WHERE c.custodian_agency = :agency AND c.custodian_unit = :ownUnit
            AND c.status <> 'closed' AND c.id <> ALL (CAST((SELECT excluded_cases()) AS uuid[]))) w
          """;
    }

    @Override
    public String condition(WorkloadKind kind) {
      return switch (kind) {
        case LATE -> "w.due_at <= :now AND w.passes_at <= :now";
        case DUE -> "w.due_at > :begun AND w.due_at <= :soon AND w.passes_at > :now";
        case UNASSIGNED -> "NOT w.assigned";
      };
    }

    @Override
    public String order(WorkloadKind kind) {
      return switch (kind) {
        case LATE, DUE -> "due_at";
        case UNASSIGNED -> "opened_at";
      };
    }
  }

  /**
   * All of a country, to its coordinator, by a view that has nothing but references and codes. What
   * is due of a trial is not in it; that it is late is, once it is.
   */
  record OfCountry(String country) implements WorkloadScope {

    @Override
    public String source() {
      return "workload_of_a_country w";
    }

    @Override
    public String condition(WorkloadKind kind) {
      return switch (kind) {
        case LATE -> "w.passes_at <= :now";
        case DUE -> "w.due_at > :now AND w.due_at <= :soon AND w.passes_at > :now";
        case UNASSIGNED -> "NOT w.assigned";
      };
    }

    @Override
    public String order(WorkloadKind kind) {
      return switch (kind) {
        case LATE -> "passes_at";
        case DUE -> "due_at";
        case UNASSIGNED -> "opened_at";
      };
    }
  }
}

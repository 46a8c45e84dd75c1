package org.amaan.casework.workload;

import org.amaan.platform.scope.Reader;

/** Whose cases a reader is shown. */
sealed interface WorkloadScope extends Reader {

  /** Where they are read from, as {@code w}. */
  String source();

  /** What its unit holds, to a supervisor. */
  record OfUnit(String agency, String unit) implements WorkloadScope {

    @Override
    public String source() {
      return """
          (SELECT c.id, c.reference, c.status, c.custodian_agency, c.custodian_unit,
            c.assignee IS NOT NULL AS assigned, c.urgency, c.age_class, c.country, c.opened_at,
            c.due_at, c.due_kind
          FROM case_file c
          WHERE c.custodian_agency = :agency AND c.custodian_unit = :ownUnit
            AND c.status <> 'closed' AND c.id <> ALL (CAST((SELECT excluded_cases()) AS uuid[]))) w
          """;
    }
  }

  /** All of a country, to its coordinator, by a view that has nothing but references and codes. */
  record OfCountry(String country) implements WorkloadScope {

    @Override
    public String source() {
      return "workload_of_a_country w";
    }
  }
}

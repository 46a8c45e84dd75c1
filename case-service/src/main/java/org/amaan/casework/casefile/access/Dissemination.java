package org.amaan.casework.casefile.access;

import org.amaan.knowledge.HandlingCode;

/**
 * How far what an agency records in a case goes beyond that agency, by its handling code. {@code
 * H0}: to all who read the case. {@code H1}, which is not for a court: to who holds the case, and
 * not to a prosecution, which reads it by a grant. {@code H2} and {@code H3}: no further, until the
 * agency records it anew. Row policies say the same ({@code passed_on}).
 */
public final class Dissemination {

  private Dissemination() {}

  public static boolean to(boolean holdsTheCase, HandlingCode code) {
    return switch (code) {
      case H0 -> true;
      case H1 -> holdsTheCase;
      case H2, H3 -> false;
    };
  }

  /**
   * The same for a query.
   *
   * @param what an alias with {@code handling} and {@code caseId}
   * @return a condition on the parameters {@code agency} and {@code unit} of the reader
   */
  public static String toReader(String what) {
    return """
        (%1$s.handling = org.amaan.knowledge.HandlingCode.H0
          or (%1$s.handling = org.amaan.knowledge.HandlingCode.H1
            and exists (select 1 from CaseFile h where h.id = %1$s.caseId
              and h.custodian.agency = :agency and h.custodian.unit = :unit)))
        """
        .formatted(what);
  }
}

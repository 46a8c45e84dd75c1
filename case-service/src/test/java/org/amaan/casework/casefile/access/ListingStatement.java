package org.amaan.casework.casefile.access;

import java.util.Set;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** The statements behind the list of cases with their values written in, for a look at the plan. */
public final class ListingStatement {

  private ListingStatement() {}

  public static String ofUnit(String agency, String unit, @Nullable String assignee, int limit) {
    Caller reader = new Caller("x", agency, unit, null, Set.of(Role.INVESTIGATOR));
    return CaseListing.sql(reader, new CaseFilter(true, assignee, null, null))
        .replace(":agency", "'" + agency + "'")
        .replace(":unit", "'" + unit + "'")
        .replace(":assignee", "'" + assignee + "'")
        .replace(":limit", String.valueOf(limit));
  }

  public static String ofAgency(String agency, int limit) {
    Caller reader = new Caller("x", agency, null, null, Set.of(Role.PROSECUTOR));
    return CaseListing.sql(reader, new CaseFilter(false, null, null, null))
        .replace(":agency", "'" + agency + "'")
        .replace(":limit", String.valueOf(limit));
  }
}

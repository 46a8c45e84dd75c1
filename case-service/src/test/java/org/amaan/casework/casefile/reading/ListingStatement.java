package org.amaan.casework.casefile.reading;

import java.util.Set;
import org.amaan.casework.casefile.access.CaseFilter;
import org.amaan.casework.testing.ScopeOff;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** The statements behind the list of cases with their values written in, for a look at the plan. */
public final class ListingStatement {

  private ListingStatement() {}

  public static String ofUnit(String agency, String unit, @Nullable String assignee, int limit) {
    Caller reader = new Caller("x", agency, unit, null, Set.of(Role.INVESTIGATOR));
    return written(CaseListing.of(reader, new CaseFilter(true, assignee, null, null), limit));
  }

  public static String ofAgency(String agency, int limit) {
    Caller reader = new Caller("x", agency, null, null, Set.of(Role.PROSECUTOR));
    return written(CaseListing.of(reader, new CaseFilter(false, null, null, null), limit));
  }

  /** Of everybody, as if the service had forgotten to say whose. */
  public static String withoutScope(int limit) {
    Caller reader = new Caller("x", "any", "any", null, Set.of(Role.INVESTIGATOR));
    CaseListing listing = CaseListing.of(reader, new CaseFilter(false, null, null, null), limit);
    return written(new CaseListing(ScopeOff.without(listing.sql()), listing.parameters()));
  }

  private static String written(CaseListing listing) {
    String sql = listing.sql();
    for (Object value : listing.parameters()) {
      sql = sql.replaceFirst("\\?", "'" + value + "'");
    }
    return sql;
  }
}

package org.amaan.casework.workload;

/** The statements behind the workload with their values written in, for a look at the plan. */
public final class WorkloadStatement {

  private WorkloadStatement() {}

  public static String ofUnit(String kind, String agency, String unit, int limit) {
    return page(new WorkloadScope.OfUnit(agency, unit), kind, limit)
        .replace(":agency", "'" + agency + "'")
        .replace(":ownUnit", "'" + unit + "'");
  }

  public static String ofCountry(String kind, String country, int limit) {
    return page(new WorkloadScope.OfCountry(country), kind, limit);
  }

  public static String countOfUnit(String kind, String agency, String unit) {
    return written(
            WorkloadListing.count(
                new WorkloadScope.OfUnit(agency, unit),
                new WorkloadFilter(WorkloadKind.of(kind), null, null)))
        .replace(":agency", "'" + agency + "'")
        .replace(":ownUnit", "'" + unit + "'");
  }

  public static String countOfCountry(String kind, String country) {
    return written(
        WorkloadListing.count(
            new WorkloadScope.OfCountry(country),
            new WorkloadFilter(WorkloadKind.of(kind), null, null)));
  }

  private static String page(WorkloadScope scope, String kind, int limit) {
    return written(
            WorkloadListing.page(scope, new WorkloadFilter(WorkloadKind.of(kind), null, null)))
        .replace(":limit", String.valueOf(limit));
  }

  private static String written(String sql) {
    return sql.replace(":now", "now()")
        .replace(":begun", "now() - interval '24 hours'")
        .replace(":soon", "now() + interval '72 hours'");
  }
}

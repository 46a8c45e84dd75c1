package org.amaan.platform.revision;

import java.util.regex.Pattern;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Optimistic concurrency at the edge: a version as an ETag, and If-Match held against it. */
public final class Revision {

  /** RFC 9110, 13.1.1. */
  private static final Pattern ETAGS =
      Pattern.compile("\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\"){0,31}");

  private Revision() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Of a version of which one reader is not shown everything: when that becomes more or less, the
   * reader's ETag is another one, and nobody else's is.
   *
   * @param withheld says in a word what the reader is not shown; empty when that is nothing
   */
  public static String etag(long version, String withheld) {
    return withheld.isEmpty() ? etag(version) : "\"" + version + "-" + withheld + "\"";
  }

  /** The same for what everybody who reads it is shown alike. */
  public static void require(@Nullable String ifMatch, long version) {
    require(ifMatch, etag(version));
  }

  /**
   * Refuses with 428 when there is no If-Match, with 400 when it is no ETag, with 412 when it is
   * not the current one.
   */
  public static void require(@Nullable String ifMatch, String current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new VersionRequired();
    }
    if (!ETAGS.matcher(ifMatch.trim()).matches()) {
      throw InvalidRequest.field(
          "header", "If-Match", "format", "Send the ETag as it came, in its double quotes.");
    }
    if (!ifMatch.trim().equals(current)) {
      throw new StaleVersion(current);
    }
  }

  /** The change does not say which version it was made on. */
  public static final class VersionRequired extends Refusal {
    VersionRequired() {
      super(
          428,
          "version-required",
          "If-Match is required",
          "Read the resource, then send its ETag as If-Match with the change. What is read in a"
              + " list without an ETag has a version; send that in double quotes.");
      at("header", "If-Match", "required", "The ETag of the version that the change was made on.");
    }
  }

  /** The resource, or what the caller is shown of it, changed in between. */
  public static final class StaleVersion extends Refusal {
    public StaleVersion(String current) {
      super(
          412,
          "stale-version",
          "The resource has changed",
          "It changed since it was read. Read it again, repeat the change on the new version.");
      with("currentETag", current);
    }
  }
}

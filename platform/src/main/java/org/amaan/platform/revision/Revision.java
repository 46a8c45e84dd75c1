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
   * Refuses with 428 when there is no If-Match, with 400 when it is no ETag, with 412 when it names
   * another version.
   */
  public static void require(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new VersionRequired();
    }
    if (!ETAGS.matcher(ifMatch.trim()).matches()) {
      throw InvalidRequest.field(
          "header", "If-Match", "format", "Send the ETag as it came, in its double quotes.");
    }
    if (!ifMatch.trim().equals(etag(version))) {
      throw new StaleVersion(version);
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

  /** Somebody changed the resource in between. */
  public static final class StaleVersion extends Refusal {
    public StaleVersion(long current) {
      super(
          412,
          "stale-version",
          "The resource has changed",
          "It changed since it was read. Read it again, repeat the change on the new version.");
      with("currentETag", etag(current));
    }
  }
}

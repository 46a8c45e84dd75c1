package org.amaan.platform.idempotency;

import org.jspecify.annotations.Nullable;

/** What a command answers, in a form that can be kept and given again. Never personal data. */
public record Reply(
    int status, @Nullable String location, @Nullable String etag, @Nullable Object body) {

  public static Reply created(String location, String etag, Object body) {
    return new Reply(201, location, etag, body);
  }

  public static Reply ok(String etag, Object body) {
    return new Reply(200, null, etag, body);
  }
}

package org.amaan.casework.directory;

import org.amaan.platform.problem.Refusal;

/** The directory cannot be asked just now. */
public final class DirectoryUnavailable extends Refusal {
  DirectoryUnavailable() {
    super(
        503,
        "directory-unavailable",
        "The agency directory is not available",
        "Nothing was written. Repeat the request with the same Idempotency-Key in a moment.");
    with("retryAfterSeconds", 2);
  }
}

package org.amaan.platform.problem;

/** More than one caller may ask in so short a time. */
public final class TooManyRequests extends Refusal {
  public TooManyRequests(long retryAfterSeconds) {
    super(
        429,
        "too-many-requests",
        "Too many requests",
        "Wait as long as Retry-After says, then repeat it with the same key.");
    with("retryAfterSeconds", retryAfterSeconds);
  }
}

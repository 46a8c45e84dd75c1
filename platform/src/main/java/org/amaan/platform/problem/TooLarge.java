package org.amaan.platform.problem;

/** The body is over the service's limit. */
public final class TooLarge extends Refusal {
  public TooLarge(long limitBytes) {
    super(
        413,
        "body-too-large",
        "The body is too large",
        "At most " + limitBytes + " bytes are read. Send less, or split the request.");
    with("limitBytes", limitBytes);
  }
}

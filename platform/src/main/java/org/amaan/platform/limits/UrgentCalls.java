package org.amaan.platform.limits;

/**
 * Calls that a flood of others may not stop, even of the same client: they go on from an allowance
 * of their own.
 */
public interface UrgentCalls {

  /** How it is known of a call. */
  enum Urgency {
    NO,
    YES,
    /** Only its body says it: whoever reads that asks {@link Allowance#require}. */
    BODY_SAYS
  }

  /**
   * @param path as it was called
   */
  Urgency of(String method, String path);
}

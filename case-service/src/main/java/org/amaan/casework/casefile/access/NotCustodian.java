package org.amaan.casework.casefile.access;

import org.amaan.platform.problem.Refusal;

/** The caller may read the case, but another unit holds it. */
public final class NotCustodian extends Refusal {
  public NotCustodian() {
    super(
        403,
        "not-custodian",
        "Another unit holds this case",
        "Only the unit that holds the case may do this.");
  }
}

package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** A case is suspended, returned or reopened with a reason only. */
public final class ReasonMissing extends Refusal {
  ReasonMissing() {
    super(
        422,
        "reason-required",
        "This move needs a reason",
        "Say why the case is suspended, returned or reopened.");
    at("body", "reason", "required", "One of the reasons of the contract.");
  }
}

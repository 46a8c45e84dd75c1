package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** A case goes to a prosecution agency, not to the prosecution at large. */
public final class ProsecutionMissing extends Refusal {
  ProsecutionMissing() {
    super(
        422,
        "prosecution-required",
        "This move names the prosecution agency",
        "Name the prosecution agency that is to read the case.");
    at("body", "prosecution", "required", "The code of a prosecution agency.");
  }
}

package org.amaan.notification.confirmation;

import org.amaan.platform.problem.Refusal;

/** It is not the code that was mailed, or no more. */
public final class CodeRefused extends Refusal {
  CodeRefused(int triesLeft) {
    super(
        422,
        "confirmation-code-refused",
        "The code is not valid",
        "Read it in the newest mail; a code is good for 24 hours and five tries. Have another sent"
            + " when it is used up.");
    with("triesLeft", triesLeft);
    at("body", "code", "refused", "Not the code of the newest mail, or too old.");
  }
}

package org.amaan.casework.erasure;

import java.time.Instant;
import org.amaan.platform.problem.Refusal;

/** Somebody was convicted or acquitted not long ago, by evidence that would be destroyed. */
final class JudgmentNotFinal extends Refusal {
  JudgmentNotFinal(Instant keptUntil) {
    super(
        409,
        "judgment-not-final",
        "The evidence of a recent judgment is kept",
        "Until keptUntil the evidence is erased only if you say that no appeal, retrial or claim"
            + " can need it (judgmentIsFinal). Ask the prosecution.");
    with("keptUntil", keptUntil.toString());
  }
}

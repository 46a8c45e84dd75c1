package org.amaan.knowledge.screening;

/** How far a source can be relied on, after the evaluation codes of European police agencies. */
public enum SourceGrade {
  /** No doubt about it. */
  A,
  /** Mostly reliable. */
  B,
  /** Mostly unreliable. */
  C,
  /** Cannot be assessed. */
  X
}

package org.amaan.casework.evidence.content;

import org.amaan.platform.problem.Refusal;

/** Nothing was uploaded, or it was erased. */
final class ContentNotFound extends Refusal {
  ContentNotFound() {
    super(
        404,
        "content-not-found",
        "No content",
        "Nothing was uploaded for this item, or it was erased.");
  }
}

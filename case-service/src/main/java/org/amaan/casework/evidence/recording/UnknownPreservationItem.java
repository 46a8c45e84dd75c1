package org.amaan.casework.evidence.recording;

import org.amaan.platform.problem.Refusal;

/** The catalogue has no such item. */
final class UnknownPreservationItem extends Refusal {
  UnknownPreservationItem() {
    super(
        422,
        "unknown-preservation-item",
        "Not in the preservation list",
        "See GET /v1/cases/{id}/preservation-list.");
    at("body", "preserves", "unknown", "An id of the preservation list.");
  }
}

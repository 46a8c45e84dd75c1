package org.amaan.casework.assessment;

import org.amaan.knowledge.assessment.FindingsRefused;
import org.amaan.platform.problem.Refusal;

/** Findings that cannot be assessed. */
final class FindingsAtFault extends Refusal {
  FindingsAtFault(FindingsRefused refused) {
    super(
        422,
        "findings-refused",
        "The findings cannot be assessed",
        "See errors: each names the finding and what to change.");
    refused
        .faults()
        .forEach(
            fault ->
                at(
                    "body",
                    "findings[" + fault.index() + "]" + field(fault.kind()),
                    fault.kind().value(),
                    fault.kind().message()));
  }

  private static String field(FindingsRefused.Kind kind) {
    return switch (kind) {
      case UNKNOWN_ELEMENT, DUPLICATE_ELEMENT -> ".element";
      case REASON_MISSING, REASON_TOO_LONG -> ".reason";
      case TOO_MANY_LINKS, DUPLICATE_LINK -> "";
    };
  }
}

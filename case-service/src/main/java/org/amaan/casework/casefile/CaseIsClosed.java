package org.amaan.casework.casefile;

import java.util.Set;
import org.amaan.platform.problem.Refusal;

/** Nobody works on a closed case before it is reopened. */
public final class CaseIsClosed extends Refusal {
  CaseIsClosed(Set<CaseStatus> allowed) {
    super(409, "case-closed", "The case is closed", "Reopen the case first, with a reason.");
    with("state", CaseStatus.CLOSED.value());
    with("allowedMoves", allowed.stream().map(CaseStatus::value).toList());
  }
}

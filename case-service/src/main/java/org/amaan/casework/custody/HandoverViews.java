package org.amaan.casework.custody;

import java.util.ArrayList;
import java.util.List;
import org.amaan.casework.api.model.HandoverMove;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.identity.Caller;

/** Handovers in the words of the contract: enough to decide on an offer, not the case. */
final class HandoverViews {

  private HandoverViews() {}

  static org.amaan.casework.api.model.Handover of(Handover handover, Caller viewer) {
    CaseFile file = handover.caseFile();
    boolean isOpen = handover.status() == HandoverStatus.OFFERED;
    org.amaan.casework.api.model.Handover view =
        new org.amaan.casework.api.model.Handover(
            handover.id(),
            file.reference(),
            handover.status(),
            CaseViews.unit(handover.from()),
            CaseViews.unit(handover.to()),
            handover.reason(),
            handover.offeredAt(),
            handover.dueAt(),
            isOpen ? moves(handover, viewer) : List.of(),
            handover.version());
    if (file.isHeldBy(viewer.agency(), viewer.unit())) {
      // To nobody else it leads anywhere.
      view.setCaseId(file.id());
    }
    view.setRefusalReason(handover.refusalReason());
    view.setEndedAt(handover.endedAt());
    if (isOpen) {
      view.setUrgency(file.urgency());
      view.setAgeClass(file.ageClass());
      view.setCountry(file.country());
      view.setCrossBorder(file.crossBorder());
    }
    return view;
  }

  private static List<HandoverMove> moves(Handover handover, Caller viewer) {
    List<HandoverMove> moves = new ArrayList<>();
    if (isUnitOf(viewer, handover.to())) {
      moves.add(HandoverMove.ACCEPTANCE);
      moves.add(HandoverMove.REFUSAL);
    }
    if (isUnitOf(viewer, handover.from())) {
      moves.add(HandoverMove.CANCELLATION);
    }
    return moves;
  }

  static boolean isUnitOf(Caller caller, Unit unit) {
    return unit.agency().equals(caller.agency()) && unit.unit().equals(caller.unit());
  }
}

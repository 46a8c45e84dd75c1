package org.amaan.casework.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.amaan.casework.api.model.AgeClass;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.CaseReferral;
import org.amaan.casework.api.model.CaseState;
import org.amaan.casework.api.model.Deadline;
import org.amaan.casework.api.model.LegalProfile;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.api.model.Need;
import org.amaan.casework.api.model.PendingHandover;
import org.amaan.casework.api.model.Reader;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.api.model.Urgency;
import org.amaan.platform.identity.Caller;

/** Cases in the words of the contract. */
@ApplicationScoped
public class CaseViews {

  private final Links links;
  private final DeadlineViews deadlines;

  CaseViews(Links links, DeadlineViews deadlines) {
    this.links = links;
    this.deadlines = deadlines;
  }

  /**
   * @param viewer decides which moves are shown: those that it may make itself
   */
  ModelCase of(CaseFile file, Caller viewer) {
    boolean held = file.isHeldBy(viewer.agency(), viewer.unit());
    ModelCase view =
        new ModelCase(
            file.id(),
            file.reference(),
            CaseState.fromValue(file.status().value()),
            unit(file.custodian()),
            file.referrals().stream().map(CaseViews::referral).toList(),
            links.subjects(
                file.referrals().stream()
                    .map(org.amaan.casework.casefile.CaseReferral::subjectId)
                    .distinct()
                    .toList()),
            Urgency.fromValue(file.urgency().value()),
            AgeClass.fromValue(file.ageClass().value()),
            file.country(),
            legalProfile(file.legalProfile()),
            file.openedAt(),
            file.updatedAt(),
            held ? states(file.allowedMoves()) : List.of(),
            file.version());
    view.setAssignee(file.assignee());
    view.setCrossBorder(file.crossBorder());
    view.setDueAt(file.dueAt());
    view.setDeadlines(deadlines.of(file));
    view.setDisposition(file.disposition());
    view.setReaders(readers(file));
    Handover pending = file.pendingHandover();
    if (pending != null) {
      view.setPendingHandover(
          new PendingHandover(
              pending.id(),
              unit(pending.to()),
              pending.reason(),
              pending.offeredAt(),
              pending.dueAt()));
    }
    return view;
  }

  public List<Deadline> deadlines(CaseFile file) {
    return deadlines.of(file);
  }

  private static LegalProfile legalProfile(org.amaan.knowledge.LegalProfile profile) {
    return new LegalProfile(profile.id(), profile.version(), profile.confirmedByCounsel());
  }

  public static UnitRef unit(Unit unit) {
    return new UnitRef(unit.agency(), unit.unit());
  }

  public static List<Reader> readers(CaseFile file) {
    return file.readers().stream()
        .map(agency -> new Reader(agency, Reader.BasisEnum.GRANT))
        .toList();
  }

  private static List<CaseState> states(Set<CaseStatus> moves) {
    return moves.stream().map(s -> CaseState.fromValue(s.value())).toList();
  }

  private static CaseReferral referral(org.amaan.casework.casefile.CaseReferral referral) {
    return new CaseReferral(
        referral.id(),
        referral.reference(),
        referral.state(),
        Need.fromValue(referral.need().value()),
        new AgencyRef(referral.referrerAgency()));
  }
}

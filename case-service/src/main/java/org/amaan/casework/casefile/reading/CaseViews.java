package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.CaseReferral;
import org.amaan.casework.api.model.Deadline;
import org.amaan.casework.api.model.LegalProfile;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.api.model.PendingHandover;
import org.amaan.casework.api.model.Reader;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.links.Links;
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
   * As the custodian sees it, or as an agency does that reads it by a grant: the moves that it may
   * make itself, and a version and a time of what it is shown. Who works on it and to whom it is
   * offered is the custodian's; the people are not for a coordinator, the trial is for officers.
   */
  public ModelCase of(CaseFile file, Caller viewer) {
    return of(ShownCase.of(file, viewer), viewer);
  }

  ModelCase of(ShownCase file, Caller viewer) {
    ModelCase view =
        new ModelCase(
            file.id(),
            file.reference(),
            file.status(),
            unit(file.custodian()),
            file.referrals().stream().map(CaseViews::referral).toList(),
            Staff.readsPeople(viewer) ? links.subjects(subjects(file)) : List.of(),
            file.urgency(),
            file.ageClass(),
            file.country(),
            legalProfile(file.legalProfile()),
            file.openedAt(),
            file.updatedAt(),
            file.isHeld() && Staff.isOfficer(viewer) ? List.copyOf(file.allowedMoves()) : List.of(),
            file.version());
    view.setCrossBorder(file.crossBorder());
    view.setDisposition(file.disposition());
    view.setDueAt(DeadlineViews.nextDue(file, viewer));
    view.setDeadlines(deadlines.of(file, viewer));
    view.setReaders(readers(file.granted()));
    if (!file.isHeld()) {
      return view;
    }
    view.setAssignee(file.assignee());
    ShownCase.Offer pending = file.offer();
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

  /** What is due in it; offers of it to its custodian alone, what is of the trial to officers. */
  public List<Deadline> deadlines(CaseFile file, Caller viewer) {
    return deadlines.of(ShownCase.of(file, viewer), viewer);
  }

  private static List<UUID> subjects(ShownCase file) {
    return file.referrals().stream().map(ShownCase.Referral::subject).distinct().toList();
  }

  private static LegalProfile legalProfile(org.amaan.knowledge.LegalProfile profile) {
    return new LegalProfile(profile.id(), profile.version(), profile.confirmedByCounsel());
  }

  public static UnitRef unit(Unit unit) {
    return new UnitRef(unit.agency(), unit.unit());
  }

  public static List<Reader> readers(List<String> granted) {
    return granted.stream().map(agency -> new Reader(agency, Reader.BasisEnum.GRANT)).toList();
  }

  private static CaseReferral referral(ShownCase.Referral referral) {
    return new CaseReferral(
        referral.id(),
        referral.reference(),
        referral.state(),
        referral.need(),
        new AgencyRef(referral.referrer()));
  }
}

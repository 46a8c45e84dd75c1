package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.amaan.casework.casefile.CaseGrant;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.Handover;
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
    boolean held = file.isHeldBy(viewer.agency(), viewer.unit());
    boolean isOfficer = Staff.isOfficer(viewer);
    Optional<CaseGrant> grant = held ? Optional.empty() : file.grantOf(viewer.agency());
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
            grant
                .map(given -> given.updatedAt(isOfficer))
                .orElseGet(() -> file.updatedAt(isOfficer)),
            held && isOfficer ? states(file.allowedMoves()) : List.of(),
            grant
                .map(given -> given.version(isOfficer))
                .orElseGet(() -> file.shownVersion(isOfficer)));
    view.setCrossBorder(file.crossBorder());
    view.setDisposition(file.disposition());
    view.setDueAt(file.dueAt(kind -> Staff.mayKnowOf(kind, file, viewer)));
    view.setDeadlines(deadlines.of(file, viewer));
    view.setReaders(
        readers(held ? file.granted() : grant.map(CaseGrant::agency).stream().toList()));
    if (!held) {
      return view;
    }
    view.setAssignee(file.assignee());
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

  /** What is due in it; offers of it to its custodian alone, what is of the trial to officers. */
  public List<Deadline> deadlines(CaseFile file, Caller viewer) {
    return deadlines.of(file, viewer);
  }

  private static List<UUID> subjects(CaseFile file) {
    return file.referrals().stream()
        .map(org.amaan.casework.casefile.CaseReferral::subjectId)
        .distinct()
        .toList();
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

  private static List<CaseStatus> states(Set<CaseStatus> moves) {
    return List.copyOf(moves);
  }

  private static CaseReferral referral(org.amaan.casework.casefile.CaseReferral referral) {
    return new CaseReferral(
        referral.id(),
        referral.reference(),
        referral.state(),
        referral.need(),
        new AgencyRef(referral.referrerAgency()));
  }
}

package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;

/**
 * The hearings of a case for who was found to read the case. What is shown is audited by who shows
 * it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HearingsOfCase {

  private final HearingRepository hearings;
  private final HearingTexts texts;
  private final CaseKeys keys;

  HearingsOfCase(HearingRepository hearings, HearingTexts texts, CaseKeys keys) {
    this.hearings = hearings;
    this.texts = texts;
    this.keys = keys;
  }

  /** All, newest first. */
  public List<Hearing> shown(Caller reader, CaseFile file) {
    return shown(reader, file, hearings.page(file.id(), reader, Integer.MAX_VALUE, null));
  }

  List<Hearing> shown(Caller reader, CaseFile file, List<Sitting> found) {
    CaseKeys.Ring ring = keys.of(file);
    return found.stream().map(sitting -> of(sitting, file, ring)).toList();
  }

  private Hearing of(Sitting sitting, CaseFile file, CaseKeys.Ring ring) {
    HearingCodes codes = sitting.codes();
    Hearing view =
        new Hearing(
            sitting.id(),
            codes.kind(),
            codes.court(),
            codes.startsAt(),
            codes.timeZone(),
            codes.inCamera(),
            codes.state(),
            new AgencyRef(sitting.agency()),
            sitting.enteredAt(),
            sitting.changedAt(),
            sitting.version());
    view.setOutcome(codes.outcome());
    if (file.isClosed() && ring.has(sitting.sealedUnder())) {
      view.setWithheld(Hearing.WithheldEnum.CASE_CLOSED);
      return view;
    }
    texts
        .read(sitting, ring)
        .ifPresentOrElse(
            text -> {
              view.setCourt(text.court());
              view.setFileNumber(text.fileNumber());
            },
            () -> view.setWithheld(Hearing.WithheldEnum.ERASED));
    return view;
  }
}

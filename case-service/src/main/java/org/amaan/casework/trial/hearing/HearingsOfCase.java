package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

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
    return shown(reader, file, hearings.all(file));
  }

  List<Hearing> shown(Caller reader, CaseFile file, List<Sitting> found) {
    CaseKeys.Ring ring = keys.of(file);
    return found.stream().map(sitting -> of(sitting, file, ring)).toList();
  }

  /** Of what the reader would be shown of it now. */
  String etag(Caller reader, CaseFile file, Sitting sitting) {
    return etag(shown(reader, file, List.of(sitting)).get(0));
  }

  /** The version, and which of its words are withheld. */
  static String etag(Hearing view) {
    Hearing.WithheldEnum why = view.getWithheld();
    if (why == null) {
      return Revision.etag(view.getVersion());
    }
    String half =
        view.getCourt() != null ? "-file-number" : view.getFileNumber() != null ? "-court" : "";
    return Revision.etag(view.getVersion(), why + half);
  }

  private Hearing of(Sitting sitting, CaseFile file, CaseKeys.Ring ring) {
    HearingCodes codes = sitting.codes();
    Hearing view =
        new Hearing(
            sitting.id(),
            codes.kind(),
            codes.level(),
            codes.startsAt(),
            codes.timeZone(),
            codes.inCamera(),
            codes.state(),
            new AgencyRef(sitting.agency()),
            sitting.enteredAt(),
            sitting.changedAt(),
            sitting.version());
    view.setOutcome(codes.outcome());
    if (file.isClosed()) {
      view.setWithheld(whyWithheld(sitting, ring));
      return view;
    }
    HearingText text = texts.read(sitting, ring);
    view.setCourt(text.court());
    view.setFileNumber(text.fileNumber());
    if (sitting.words().stream().anyMatch(words -> ring.open(words.sealedUnder()).isEmpty())) {
      view.setWithheld(Hearing.WithheldEnum.ERASED);
    }
    return view;
  }

  /** Of a closed case; null when there are no words. */
  private static Hearing.@Nullable WithheldEnum whyWithheld(Sitting sitting, CaseKeys.Ring ring) {
    if (sitting.words().isEmpty()) {
      return null;
    }
    return sitting.words().stream().anyMatch(words -> ring.has(words.sealedUnder()))
        ? Hearing.WithheldEnum.CASE_CLOSED
        : Hearing.WithheldEnum.ERASED;
  }
}

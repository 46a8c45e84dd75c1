package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * The words of hearings: sealed, each under a key of who wrote it, and opened while it is there.
 */
@ApplicationScoped
class HearingTexts {

  private static final String COURT = "hearing.text";
  private static final String FILE_NUMBER = "hearing.file_number";

  private final ObjectMapper json;
  private final CaseKeys keys;

  HearingTexts(ObjectMapper json, CaseKeys keys) {
    this.json = json;
    this.keys = keys;
  }

  /** Seals what is other than before; asks for a key only when there are words. */
  void write(Sitting sitting, HearingText after, CaseFile file, Caller writer) {
    CaseKeys.Ring ring = keys.of(file);
    separate(sitting, ring);
    HearingText before = read(sitting, ring);
    Supplier<DataKey> key = () -> keys.forWriting(file, writer);
    if (!Objects.equals(before.court(), after.court())) {
      sitting.replaceCourt(sealed(sitting, COURT, after.courtAlone(), key));
    }
    if (!Objects.equals(before.fileNumber(), after.fileNumber())) {
      sitting.replaceFileNumber(sealed(sitting, FILE_NUMBER, after.fileNumberAlone(), key));
    }
  }

  /** A hearing of an earlier release has both words in one. */
  private void separate(Sitting sitting, CaseKeys.Ring ring) {
    SealedWords both = sitting.court();
    HearingText words = open(sitting, both, COURT, ring);
    if (both != null && words.fileNumber() != null) {
      Supplier<DataKey> same = () -> ring.open(both.sealedUnder()).orElseThrow();
      sitting.replaceCourt(sealed(sitting, COURT, words.courtAlone(), same));
      sitting.replaceFileNumber(sealed(sitting, FILE_NUMBER, words.fileNumberAlone(), same));
    }
  }

  /** What there is a key for. */
  HearingText read(Sitting sitting, CaseKeys.Ring ring) {
    HearingText court = open(sitting, sitting.court(), COURT, ring);
    HearingText fileNumber = open(sitting, sitting.fileNumber(), FILE_NUMBER, ring);
    return fileNumber.fileNumber() == null
        ? court
        : new HearingText(court.court(), fileNumber.fileNumber());
  }

  private HearingText open(
      Sitting sitting, @Nullable SealedWords words, String column, CaseKeys.Ring ring) {
    return words == null
        ? HearingText.NONE
        : ring.open(words.sealedUnder())
            .map(key -> parsed(key.open(sitting.id(), column, words.sealed())))
            .orElse(HearingText.NONE);
  }

  private @Nullable SealedWords sealed(
      Sitting sitting, String column, HearingText words, Supplier<DataKey> key) {
    if (words.equals(HearingText.NONE)) {
      return null;
    }
    DataKey used = key.get();
    return new SealedWords(used.owner(), used.seal(sitting.id(), column, written(words)));
  }

  private byte[] written(HearingText words) {
    try {
      return json.writeValueAsBytes(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HearingText parsed(byte[] words) {
    try {
      return json.readValue(words, HearingText.class);
    } catch (IOException e) {
      throw new IllegalStateException("the text of a hearing is no text of a hearing");
    }
  }
}

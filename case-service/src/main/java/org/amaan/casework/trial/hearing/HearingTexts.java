package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.vault.DataKey;

/** The text of hearings as it is sealed, and opened while there is a key. */
@ApplicationScoped
class HearingTexts {

  private final ObjectMapper json;

  HearingTexts(ObjectMapper json) {
    this.json = json;
  }

  byte[] write(HearingText text) {
    try {
      return json.writeValueAsBytes(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty after an erasure. */
  Optional<HearingText> read(Sitting sitting, CaseKeys.Ring ring) {
    return ring.open(sitting.sealedUnder()).map(key -> read(sitting, key));
  }

  private HearingText read(Sitting sitting, DataKey key) {
    try {
      return json.readValue(sitting.text(key), HearingText.class);
    } catch (IOException e) {
      throw new IllegalStateException("the text of a hearing is no text of a hearing");
    }
  }
}

package org.amaan.casework.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/** The text of persons as it is sealed, and opened while there is a key. */
@ApplicationScoped
class PersonTexts {

  private final CaseKeys keys;
  private final ObjectMapper json;

  PersonTexts(CaseKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** The next version of a person as the caller writes it, sealed under the caller's key. */
  PersonVersion version(
      PersonEntry entry,
      CaseFile file,
      Caller caller,
      PersonCodes codes,
      PersonText text,
      Instant now) {
    return new PersonVersion(
        entry,
        file.custodian(),
        caller.requirePerson(),
        codes,
        write(text),
        keys.forWriting(file, caller),
        now);
  }

  private byte[] write(PersonText text) {
    try {
      return json.writeValueAsBytes(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty after an erasure. */
  Optional<PersonText> read(PersonVersion version, CaseKeys.Ring ring) {
    return ring.open(version.sealedUnder()).map(key -> read(version, key));
  }

  CaseKeys.Ring ring(CaseFile file) {
    return keys.of(file);
  }

  private PersonText read(PersonVersion version, DataKey key) {
    try {
      return json.readValue(version.text(key), PersonText.class);
    } catch (IOException e) {
      throw new IllegalStateException("the text of a person is no text of a person");
    }
  }
}

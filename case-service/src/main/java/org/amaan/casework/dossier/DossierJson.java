package org.amaan.casework.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON of a dossier: what is not there is left out. */
@ApplicationScoped
class DossierJson {

  private final ObjectMapper json;

  DossierJson(ObjectMapper json) {
    this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  }

  void write(OutputStream out, Object value) throws IOException {
    json.writerWithDefaultPrettyPrinter().writeValue(out, value);
  }

  /** RFC 8785: the same bytes, whoever writes what stands in the file. */
  byte[] canonical(Object value) {
    try {
      return new JsonCanonicalizer(json.writeValueAsBytes(value)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.junit.jupiter.api.Test;

class DossierArchiveTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  @Test
  void theManifestHasTheHashOfEveryOtherFile() throws Exception {
    DossierContents contents = MadeUp.dossier(DossierLanguage.EN, MadeUp.ENGLISH, MadeUp.URDU);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    DossierArchive.Entry manifest =
        new DossierArchive(contents.created(), new DossierJson(JSON), zip)
            .finish(contents, MadeUp.NAMES);
    Map<String, byte[]> files = unzip(zip.toByteArray());
    assertThat(sha256(files.get("manifest.json"))).isEqualTo(manifest.sha256());
    check(files);
    JsonNode named = JSON.readTree(files.get("manifest.json"));
    assertThat(named.path("caseReference").asText()).isEqualTo(MadeUp.REFERENCE);
    assertThat(named.path("reader").path("agency").asText()).isEqualTo("punjab-prosecution");
    assertThat(JSON.readTree(files.get("notes.json")).path("items").get(1).path("text").asText())
        .isEqualTo(MadeUp.URDU);
    assertThat(JSON.readTree(files.get("withheld.json")).path("items").get(0).path("link").asText())
        .endsWith(MadeUp.SUBJECT.toString());
  }

  /** Of every file but the manifest: that it is named, and with the hash and size that it has. */
  static void check(Map<String, byte[]> files) throws IOException, NoSuchAlgorithmException {
    JsonNode named = JSON.readTree(files.get("manifest.json")).path("files");
    assertThat(named.findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(
            files.keySet().stream().filter(name -> !name.equals("manifest.json")).toList());
    for (JsonNode file : named) {
      byte[] bytes = files.get(file.path("name").asText());
      assertThat(sha256(bytes)).isEqualTo(file.path("sha256").asText());
      assertThat(file.path("size").asLong()).isEqualTo(bytes.length);
      assertThat(file.path("mediaType").asText()).isNotBlank();
    }
  }

  static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

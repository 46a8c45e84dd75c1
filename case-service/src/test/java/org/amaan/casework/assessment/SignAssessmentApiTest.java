package org.amaan.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignAssessmentApiTest extends AssessmentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void needsATokenAndAKey() {
    String path = signature(open().caseId());
    needsToken("POST", path, VERSION_1);
    needsIdempotencyKey(OFFICER, path, VERSION_1);
    needsToken("GET", "/v1/signature-keys", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\": null}",
        "{\"version\": 0}",
        "{\"version\": \"1\"}",
        "{\"version\": 1.5}",
        "{\"version\": 1, \"person\": \"another\"}",
        "[]"
      })
  void theVersionThatWasReadIsNamed(String body) {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    refused(400, "invalid-request", OFFICER, signature(caseId), body);
  }

  @Test
  void aNamedPersonStandsForItWithHashKeyAndSignature() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    String id =
        post(OFFICER, signature(caseId), VERSION_1)
            .statusCode(201)
            .header("ETag", "\"2\"")
            .body("version", equalTo(2))
            .body("signature.hash", notNullValue())
            .body("signature.algorithm", equalTo("Ed25519"))
            .body("signature.keyId", equalTo("7"))
            .body("signature.value", notNullValue())
            .body("signature.signer.agency", equalTo("ahtc"))
            .body("signature.signer.unit", equalTo("ahtc-islamabad"))
            .body("signature.signer.person", notNullValue())
            .body("signature.content", nullValue())
            .extract()
            .path("id");
    read(OTHER_OFFICER, caseId)
        .body("id", equalTo(id))
        .body("state", equalTo("signed"))
        .body("findings[0].reason", equalTo("x"))
        .body("signature.content", notNullValue());
    assertThat(audited(caseId)).contains("case.assessment-signed");
    get(OFFICER, "/v1/cases/" + caseId + "/timeline")
        .body("items.action", hasItem("assessment-signed"))
        .body("items[0].details.assessmentId", equalTo(id));
    get(OFFICER, "/v1/inbox?limit=200").statusCode(200);
    assertThat(rows.count("inbox_entry", "case_id = ? AND change = 'assessment-signed'", caseId))
        .isOne();
  }

  /** By what the API answers alone, as a court's expert would, and with nobody's help. */
  @Test
  void whoeverHasTheKeyChecksItWithoutThePlatform() throws Exception {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("Ein Grund, سبب, 😀")).statusCode(201);
    sign(OFFICER, caseId, 1);
    JsonPath shown = read(OFFICER, caseId).extract().jsonPath();
    String content = shown.getString("signature.content");
    assertThat(new JsonCanonicalizer(content).getEncodedString()).isEqualTo(content);
    assertThat(sha256(content.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(shown.getString("signature.hash"));
    assertThat(isSigned(content, shown)).isTrue();
    assertThat(isSigned(content.replace("established", "contradicted"), shown)).isFalse();

    JsonNode signed = JSON.readTree(content);
    assertThat(signed.at("/definitions/0/definition").asText()).isEqualTo("ptpa-2018");
    assertThat(signed.at("/definitions/0/outcome").asText()).isEqualTo("not-covered");
    assertThat(signed.at("/timeOfActs/recorded").asBoolean(true)).isFalse();
    assertThat(signed.path("caseId").asText()).isEqualTo(caseId.toString());
    assertThat(signed.path("results").path(0).path("outcome").asText())
        .isEqualTo("elements-met-on-recorded-information");
    assertThat(content).doesNotContain("Grund");
    byte[] salt = Base64.getUrlDecoder().decode(shown.getString("findings[0].reasonSalt"));
    byte[] reason = shown.getString("findings[0].reason").getBytes(StandardCharsets.UTF_8);
    assertThat(signed.path("findings").path(0).path("reasonDigest").asText())
        .isEqualTo(sha256(salt, reason));
  }

  @Test
  void nobodySignsWhatTheyDidNotSee() {
    UUID caseId = open().caseId();
    refused(404, "assessment-not-found", OFFICER, signature(caseId), VERSION_1);
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    change(OTHER_OFFICER, caseId, 1, everything("x")).statusCode(200);
    refused(409, "assessment-changed", OFFICER, signature(caseId), VERSION_1)
        .body("currentVersion", equalTo(2));
    refused(409, "assessment-changed", OFFICER, signature(caseId), "{\"version\": 3}");
    sign(OFFICER, caseId, 2);
  }

  @Test
  void isSignedOnce() throws Exception {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    UUID key = UUID.randomUUID();
    String first = post(OFFICER, key, signature(caseId), VERSION_1).extract().asString();
    assertThat(
            post(OFFICER, key, signature(caseId), VERSION_1)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString())
        .isEqualTo(first);
    refused(409, "assessment-signed", OTHER_OFFICER, signature(caseId), VERSION_1);
    refused(409, "assessment-signed", OTHER_OFFICER, signature(caseId), "{\"version\": 2}");

    UUID raced = open().caseId();
    assess(OFFICER, raced, NOTHING_FOUND).statusCode(201);
    Callable<Integer> sign =
        () -> post(OFFICER, signature(raced), VERSION_1).extract().statusCode();
    assertThat(atOnce(List.of(sign, sign, sign))).containsExactlyInAnyOrder(201, 409, 409);
  }

  @Test
  void whatDoesNotMeetTheElementsIsSignedAsWell() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    sign(OFFICER, caseId, 1);
    get(OFFICER, assessments(caseId))
        .body("items[0].outcomes.outcome", contains("not-indicated", "not-indicated"));
  }

  @Test
  void aNewOneTakesItsPlaceAndTheOldOneStaysAsItWas() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("first")).statusCode(201);
    String first = sign(OFFICER, caseId, 1).getString("id");
    String asSigned = get(OFFICER, assessments(caseId) + "/" + first).extract().asString();

    // A draft beside it changes nothing of what is signed.
    List<Long> before = written();
    unwritten(412, "stale-version", change(OTHER_OFFICER, caseId, 1, NOTHING_FOUND), before);
    change(OTHER_OFFICER, caseId, 2, everything("second"))
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("state", equalTo("draft"))
        .body("supersedes", equalTo(first));
    assertThat(get(OFFICER, assessments(caseId) + "/" + first).extract().asString())
        .isEqualTo(asSigned);

    clock.advance(Duration.ofMinutes(1));
    String second = sign(OTHER_OFFICER, caseId, 3).getString("id");
    get(OFFICER, assessments(caseId) + "/" + first)
        .body("state", equalTo("superseded"))
        .body("findings[0].reason", equalTo("first"));
    get(OFFICER, assessments(caseId) + "/" + second)
        .body("state", equalTo("signed"))
        .body("supersedes", equalTo(first));
    read(OFFICER, caseId).body("id", equalTo(second));
    get(OFFICER, assessments(caseId))
        .body("items.id", contains(second, first))
        .body("items.state", contains("signed", "superseded"))
        .body("items.version", contains(4, 2));
    assertThat(print(OFFICER, assessments(caseId) + "/" + first)).startsWith("SUPERSEDED");
  }

  @Test
  void readsOnFromPageToPageWithoutAGap() {
    UUID caseId = open().caseId();
    List<String> signed = new ArrayList<>();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    for (int version = 1; version <= 9; version += 2) {
      signed.add(0, sign(OFFICER, caseId, version).getString("id"));
      change(OFFICER, caseId, version + 1, NOTHING_FOUND).statusCode(200);
    }
    List<String> seen = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, assessments(caseId) + "?limit=2" + more)
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.id"));
      more = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(seen).isEqualTo(signed);
  }

  @Test
  void anotherCasesAssessmentIsNotThisOnes() {
    UUID caseId = open().caseId();
    UUID other = open().caseId();
    assess(OFFICER, other, NOTHING_FOUND).statusCode(201);
    String id = sign(OFFICER, other, 1).getString("id");
    get(OFFICER, assessments(caseId) + "/" + id).statusCode(404);
    get(OFFICER, assessments(other) + "/" + id).statusCode(200);
    get(OFFICER, assessments(other) + "/" + UUID.randomUUID()).statusCode(404);
    get(STRANGER, assessments(other) + "/" + id).statusCode(404);
  }

  @Test
  void aProsecutorWithAGrantSignsInTheirOwnName() {
    UUID caseId = withAGrant();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    assertThat(sign(PROSECUTOR, caseId, 1).getString("signature.signer.agency"))
        .isEqualTo("punjab-prosecution");
    read(OFFICER, caseId)
        .body("author.agency", equalTo("punjab-prosecution"))
        .body("signature.signer.person", notNullValue());
  }

  @Test
  void theOtherSideIsAlertedAndNobodyOfNothingNew() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    sign(OFFICER, caseId, 1);
    move(caseId, INVESTIGATE, PROSECUTE);
    assertThat(alerted(caseId)).isEmpty();
    change(OFFICER, caseId, 2, everything("y")).statusCode(200);
    sign(OFFICER, caseId, 3);
    assertThat(alerted(caseId)).containsExactly("punjab-prosecution prosecutor read-assessment");
    change(PROSECUTOR, caseId, 4, everything("z")).statusCode(200);
    sign(PROSECUTOR, caseId, 5);
    assertThat(alerted(caseId))
        .containsExactly(
            "punjab-prosecution prosecutor read-assessment", "ahtc ahtc-islamabad read-assessment");
  }

  private List<String> alerted(UUID caseId) {
    return rows.of(
        "SELECT concat_ws(' ', r ->> 'agency', r ->> 'unit', r ->> 'role', r ->> 'action')"
            + " FROM outbox_message m, jsonb_array_elements(m.payload::jsonb #> '{data,recipients}') r"
            + " WHERE m.aggregate_id = ? AND m.payload::jsonb ->> 'type' ="
            + " 'org.amaan.case.assessment-signed.v1' ORDER BY m.id",
        caseId);
  }

  @Test
  void isPrintedAsItWasSignedWithWhoStandsForIt() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("A broker came to the kiln.")).statusCode(201);
    JsonPath signed = sign(OFFICER, caseId, 1);
    assertThat(print(OFFICER, assessments(caseId) + "/" + signed.getString("id")))
        .startsWith("OFFENCE ASSESSMENT\n")
        .contains("Reason: A broker came to the kiln.")
        .contains("\nSIGNATURE\nVersion 2, signed at ")
        .contains("of ahtc, unit ahtc-islamabad.")
        .contains("SHA-256: " + signed.getString("signature.hash"))
        .endsWith("Ed25519, key 7: " + signed.getString("signature.value") + "\n");
  }

  @Test
  void afterAnErasureHashAndSignatureStayAndNoReasonDoes() throws Exception {
    UUID caseId = open().caseId();
    String reason = planted();
    assess(OFFICER, caseId, everything(reason)).statusCode(201);
    sign(OFFICER, caseId, 1);
    change(OFFICER, caseId, 2, everything(reason)).statusCode(200);
    move(caseId, CLOSE);
    post(DPO, "/v1/cases/" + caseId + "/erasure", "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    move(caseId, REOPEN);

    String id = get(OFFICER, assessments(caseId)).extract().path("items[0].id");
    JsonPath shown =
        get(OFFICER, assessments(caseId) + "/" + id)
            .body("withheld", equalTo("erased"))
            .body("findings.reason", everyItem(nullValue()))
            .body("findings.reasonSalt", everyItem(nullValue()))
            .body("findings.reasonDigest", everyItem(notNullValue()))
            .extract()
            .jsonPath();
    String content = shown.getString("signature.content");
    assertThat(sha256(content.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(shown.getString("signature.hash"));
    assertThat(isSigned(content, shown)).isTrue();
    assertThat(print(OFFICER, assessments(caseId) + "/" + id))
        .contains("[withheld: erased]")
        .doesNotContain(reason);

    // Nobody signs a draft that nobody can read; it is written anew.
    refused(409, "assessment-erased", OFFICER, signature(caseId), "{\"version\": 3}");
    change(OFFICER, caseId, 3, everything("new")).statusCode(200);
    sign(OFFICER, caseId, 4);
    read(OFFICER, caseId).body("findings[0].reason", equalTo("new"));
  }

  /** With a trigger off and rights that nobody has; such a row is shown to nobody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE assessment SET content = replace(content, 'established', 'contradicted') WHERE id = ?",
        "UPDATE assessment SET hash = repeat('0', 64) WHERE id = ?",
        "UPDATE assessment SET key_id = '8' WHERE id = ?",
        "UPDATE assessment SET signature = signature || 'x' WHERE id = ?",
        "UPDATE assessment a SET (content, hash, signature) = (SELECT content, hash, signature"
            + " FROM assessment o WHERE o.case_id = a.case_id AND o.version = 4) WHERE id = ?",
        "UPDATE assessment a SET reasons = (SELECT reasons FROM assessment o"
            + " WHERE o.case_id = a.case_id AND o.version = 4) WHERE id = ?"
      })
  void whatWasTamperedWithIsShownToNobody(String tampering) {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    UUID id = UUID.fromString(sign(OFFICER, caseId, 1).getString("id"));
    change(OFFICER, caseId, 2, everything("y")).statusCode(200);
    sign(OFFICER, caseId, 3);
    rows.change("ALTER TABLE assessment DISABLE TRIGGER assessment_stays");
    try {
      assertThat(rows.change(tampering, id)).isOne();
    } finally {
      rows.change("ALTER TABLE assessment ENABLE TRIGGER assessment_stays");
    }
    get(OFFICER, assessments(caseId) + "/" + id)
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body("findings", nullValue());
  }

  private static boolean isSigned(String content, JsonPath shown) throws Exception {
    JsonPath keys = get(STRANGER, "/v1/signature-keys").statusCode(200).extract().jsonPath();
    String kid = shown.getString("signature.keyId");
    byte[] raw =
        Base64.getUrlDecoder().decode(keys.getString("keys.find { it.kid == '" + kid + "' }.x"));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(publicKey(raw));
    check.update(content.getBytes(StandardCharsets.UTF_8));
    return check.verify(Base64.getUrlDecoder().decode(shown.getString("signature.value")));
  }

  /** RFC 8410: twelve bytes that say Ed25519, then the key. */
  private static PublicKey publicKey(byte[] raw) throws Exception {
    byte[] encoded =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static String sha256(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

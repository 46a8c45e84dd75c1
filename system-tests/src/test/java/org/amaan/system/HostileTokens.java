package org.amaan.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that look like a good one and are none, made from a good one and from keys of our own. */
final class HostileTokens {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String ANOTHER_REALM = "http://127.0.0.1:9/realms/amaan";

  private final String[] good;
  private final ObjectNode header;
  private final ObjectNode claims;
  private final JsonNode published;
  private final KeyPair ours = keyPair();

  /**
   * @param good a token that is accepted
   * @param keys what the provider publishes
   */
  HostileTokens(String good, JsonNode keys) {
    this.good = good.split("\\.");
    this.header = json(this.good[0]);
    this.claims = json(this.good[1]);
    this.published = key(keys, header.path("kid").asText());
  }

  String unsigned() {
    return part(header.deepCopy().put("alg", "none")) + "." + good[1] + ".";
  }

  String signedByAnother() {
    return signed(header, claims);
  }

  String altered() {
    ObjectNode other = claims.deepCopy().put("agency", "ahtc").put("unit", "ahtc-islamabad");
    return good[0] + "." + part(other) + "." + good[2];
  }

  String withKeyInHeader() {
    ObjectNode own = header.deepCopy();
    own.set("jwk", ownKey());
    return signed(own, claims);
  }

  String withKeyAddressInHeader() {
    return signed(header.deepCopy().put("jku", "http://127.0.0.1:9/certs"), claims);
  }

  String withKeyIdOfAPath() {
    return hmac(header.deepCopy().put("kid", "../../../../../dev/null"), "HS256", new byte[1]);
  }

  String signedWithPublicKeyAsSecret() {
    return hmac(header, "HS256", pem().getBytes(UTF_8));
  }

  /** Several hundred, each under a name that says what is wrong with it. */
  Map<String, String> all(Random random) {
    Map<String, String> tokens = new LinkedHashMap<>();
    algorithms(tokens);
    secrets(tokens);
    keyIds(tokens);
    headers(tokens);
    claims(tokens);
    duplicates(tokens);
    shapes(tokens);
    cutOrChanged(tokens, random);
    return tokens;
  }

  private void algorithms(Map<String, String> tokens) {
    for (String alg :
        List.of(
            "\"none\"",
            "\"None\"",
            "\"NONE\"",
            "\"nOnE\"",
            "\"none \"",
            "\"\"",
            "null",
            "0",
            "true",
            "[\"none\"]",
            "[\"RS256\"]",
            "{\"RS256\":1}",
            "\"rs256\"",
            "\"RS256 \"",
            "\"RS1\"",
            "\"dir\"",
            "\"RSA-OAEP\"",
            "\"A128KW\"",
            "\"EdDSA\"",
            "\"PBES2-HS256+A128KW\"")) {
      ObjectNode own = header.deepCopy();
      own.set("alg", value(alg));
      tokens.put("alg " + alg + ", unsigned", part(own) + "." + good[1] + ".");
      tokens.put("alg " + alg + ", good signature", part(own) + "." + good[1] + "." + good[2]);
      tokens.put("alg " + alg + ", our signature", signed(own, claims));
    }
    ObjectNode without = header.deepCopy();
    without.remove("alg");
    tokens.put("no alg", part(without) + "." + good[1] + "." + good[2]);
    tokens.put("no alg, unsigned", part(without) + "." + good[1] + ".");
  }

  private void secrets(Map<String, String> tokens) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("public key as PEM", pem().getBytes(UTF_8));
    secrets.put("public key as PEM, no last line end", pem().strip().getBytes(UTF_8));
    secrets.put("public key as DER", publicKey().getEncoded());
    secrets.put("modulus", publicKey().getModulus().toByteArray());
    secrets.put("modulus as text", published.path("n").asText().getBytes(UTF_8));
    secrets.put("published key as JSON", published.toString().getBytes(UTF_8));
    secrets.put("certificate", published.at("/x5c/0").asText().getBytes(UTF_8));
    secrets.put("key id", header.path("kid").asText().getBytes(UTF_8));
    secrets.put("a zero", new byte[1]);
    secrets.put("secret", "secret".getBytes(UTF_8));
    secrets.put("the client's secret", ("demo-" + claims.path("azp").asText()).getBytes(UTF_8));
    secrets.put("a service's secret", "demo-referral-service".getBytes(UTF_8));
    secrets.forEach(
        (name, secret) ->
            List.of("HS256", "HS384", "HS512")
                .forEach(alg -> tokens.put(alg + " with " + name, hmac(header, alg, secret))));
  }

  private void keyIds(Map<String, String> tokens) {
    for (String kid :
        List.of(
            "good",
            "null",
            "\"\"",
            "0",
            "[]",
            "\"../../../../dev/null\"",
            "\"/dev/null\"",
            "\"file:///etc/passwd\"",
            "\"http://127.0.0.1:9/key\"",
            "\"x' UNION SELECT 'k' --\"",
            "\"| id\"",
            "\"\\u0000\"",
            "\"${jndi:ldap://127.0.0.1:9/a}\"",
            "\"" + "k".repeat(4000) + "\"")) {
      ObjectNode own = header.deepCopy();
      if (!kid.equals("good")) {
        own.set("kid", value(kid));
      }
      String name = kid.length() > 40 ? "long" : kid;
      for (String alg : List.of("RS256", "RS384", "RS512", "PS256")) {
        tokens.put("kid " + name + ", our " + alg, signed(own.deepCopy().put("alg", alg), claims));
      }
      if (!kid.equals("good")) {
        tokens.put("kid " + name, part(own) + "." + good[1] + "." + good[2]);
      }
    }
    ObjectNode without = header.deepCopy();
    without.remove("kid");
    tokens.put("no kid, our signature", signed(without, claims));
  }

  private void headers(Map<String, String> tokens) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("jwk", ownKey().toString());
    more.put("jku", "\"http://127.0.0.1:9/certs\"");
    more.put("jku ", "\"" + claims.path("iss").asText() + "@127.0.0.1:9/certs\"");
    more.put("x5u", "\"http://127.0.0.1:9/certificate\"");
    more.put("x5c", "[\"" + published.at("/x5c/0").asText() + "\"]");
    more.put("x5t", "\"" + published.path("x5t").asText() + "\"");
    more.put("crit", "[\"exp\"]");
    more.put("b64", "false");
    more.put("zip", "\"DEF\"");
    more.put("cty", "\"JWT\"");
    more.put("enc", "\"A256GCM\"");
    for (String typ :
        List.of(
            "null",
            "0",
            "\"\"",
            "\"JWT\"",
            "\"at+jwt\"",
            "\"ID\"",
            "\"Refresh\"",
            "\"dpop+jwt\"")) {
      more.put("typ" + " ".repeat(more.size()), typ);
    }
    more.forEach(
        (name, content) -> {
          ObjectNode own = header.deepCopy();
          own.set(name.strip(), value(content));
          String shown = content.length() > 40 ? content.substring(0, 40) : content;
          tokens.put("header " + name + shown + ", our signature", signed(own, claims));
          if (!own.equals(header)) {
            tokens.put(
                "header " + name + shown + ", good signature",
                part(own) + "." + good[1] + "." + good[2]);
          }
        });
  }

  private void claims(Map<String, String> tokens) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put(
        "aud",
        List.of("null", "\"referral-service\"", "[]", "0", "{}", "[[\"case-service\"]]", "\"*\""));
    values.put(
        "iss",
        List.of(
            "null",
            "\"\"",
            "[]",
            "\"" + ANOTHER_REALM + "\"",
            "\"" + claims.path("iss").asText() + "/\"",
            "\"" + claims.path("iss").asText().toUpperCase(Locale.ROOT) + "\"",
            "\"http://127.0.0.1:9/?" + claims.path("iss").asText() + "\""));
    values.put(
        "exp", List.of("null", "0", "-1", "9999999999", "1e18", "\"9999999999\"", "true", "[]"));
    values.put("nbf", List.of("9999999999", "\"x\"", "-1", "null"));
    values.put("iat", List.of("9999999999", "\"x\"", "-1"));
    values.put(
        "realm_access",
        List.of(
            "null",
            "{}",
            "\"service\"",
            "{\"roles\":\"service\"}",
            "{\"roles\":[\"service\",\"platform-admin\"]}",
            "{\"roles\":{\"service\":true}}",
            "{\"roles\":[[\"service\"]]}",
            "[\"service\"]"));
    values.put(
        "agency",
        List.of(
            "null", "\"ahtc\"", "[\"ahtc\"]", "{}", "0", "\"\"", "\"../ahtc\"", "\"ahtc\\u0000\""));
    values.put("azp", List.of("null", "\"case-service\"", "[\"case-service\"]", "0"));
    values.put("sub", List.of("null", "\"\"", "[]"));
    values.put("typ", List.of("null", "\"ID\"", "\"Refresh\"", "\"Offline\"", "\"Logout\""));
    values.put("cnf", List.of("{\"jkt\":\"x\"}", "0"));
    values.put("deep", List.of("[".repeat(900) + "]".repeat(900)));
    values.forEach(
        (claim, each) ->
            each.forEach(
                content -> {
                  ObjectNode other = claims.deepCopy();
                  other.set(claim, value(content));
                  String name = claim + " " + (content.length() > 60 ? "…" : content);
                  tokens.put(name + ", our signature", signed(header, other));
                  tokens.put(
                      name + ", good signature", good[0] + "." + part(other) + "." + good[2]);
                }));
    for (String claim :
        List.of("aud", "iss", "exp", "iat", "sub", "azp", "realm_access", "agency", "typ")) {
      ObjectNode other = claims.deepCopy();
      other.remove(claim);
      tokens.put("no " + claim, good[0] + "." + part(other) + "." + good[2]);
      tokens.put("no " + claim + ", our signature", signed(header, other));
    }
  }

  /** Which of two counts? Neither, when the signature is of one. */
  private void duplicates(Map<String, String> tokens) {
    String written = claims.toString();
    for (String claim :
        List.of(
            "\"aud\":\"case-service\"",
            "\"exp\":9999999999",
            "\"agency\":\"ahtc\"",
            "\"iss\":\"x\"")) {
      String first = "{" + claim + "," + written.substring(1);
      String last = written.substring(0, written.length() - 1) + "," + claim + "}";
      tokens.put("twice, first " + claim, good[0] + "." + encoded(first) + "." + good[2]);
      tokens.put("twice, last " + claim, good[0] + "." + encoded(last) + "." + good[2]);
      tokens.put(
          "twice, our signature " + claim, signed(part(header) + "." + encoded(last), "RS256"));
    }
    String twoAlgorithms = header.toString().replaceFirst("\\{", "{\"alg\":\"none\",");
    tokens.put("two algorithms", encoded(twoAlgorithms) + "." + good[1] + ".");
  }

  private void shapes(Map<String, String> tokens) {
    String token = String.join(".", good);
    tokens.put("empty parts", "..");
    tokens.put("dots", "....");
    tokens.put("header only", good[0]);
    tokens.put("no signature part", good[0] + "." + good[1]);
    tokens.put("no claims", good[0] + ".." + good[2]);
    tokens.put("no header", "." + good[1] + "." + good[2]);
    tokens.put("four parts", token + "." + good[2]);
    tokens.put("five parts", token + "." + good[2] + "." + good[2]);
    tokens.put("parts in another order", good[1] + "." + good[0] + "." + good[2]);
    tokens.put("twice", token + token);
    tokens.put("two in one", token + "," + token);
    tokens.put("two with a space", token + " " + token);
    tokens.put("quoted", "\"" + token + "\"");
    tokens.put("named twice", "Bearer " + token);
    tokens.put("encoded again", encoded(token));
    tokens.put(
        "in another",
        signed(part(header.deepCopy().put("cty", "JWT")) + "." + encoded(token), "RS256"));
    tokens.put("padded claims", good[0] + "." + good[1] + "==." + good[2]);
    for (String content :
        List.of(
            "",
            "null",
            "true",
            "0",
            "\"claims\"",
            "[]",
            "{",
            "{}",
            "{\"a\":}",
            "\u0000",
            "\u00ff")) {
      String claimsPart = BASE64.encodeToString(content.getBytes(ISO_8859_1));
      tokens.put("claims are " + content, good[0] + "." + claimsPart + "." + good[2]);
      tokens.put(
          "claims are " + content + ", our signature", signed(good[0] + "." + claimsPart, "RS256"));
      tokens.put("header is " + content, claimsPart + "." + good[1] + "." + good[2]);
    }
    tokens.put("long claims", signed(header, claims.deepCopy().put("more", "x".repeat(9000))));
    tokens.put(
        "too long for a header", signed(header, claims.deepCopy().put("more", "x".repeat(40000))));
    tokens.put("an opaque one", "0b79bab5-2e0c-4c4e-9a3a-1d0a0f5a2b11");
    tokens.put("a password", "dW1lZWQtY2FzZXdvcmtlcjpkZW1vLXVtZWVkLWNhc2V3b3JrZXI=");
  }

  private void cutOrChanged(Map<String, String> tokens, Random random) {
    String token = String.join(".", good);
    IntStream.range(0, 25)
        .map(i -> 1 + random.nextInt(token.length() - 2))
        .forEach(at -> tokens.put("cut at " + at, token.substring(0, at)));
    // Not the last character: some of its bits are no part of the signature.
    IntStream.range(0, 40)
        .map(i -> random.nextInt(token.length() - 1))
        .filter(at -> token.charAt(at) != '.')
        .forEach(
            at -> {
              char other = token.charAt(at) == 'A' ? 'B' : 'A';
              tokens.put(
                  "changed at " + at, token.substring(0, at) + other + token.substring(at + 1));
            });
  }

  private String signed(JsonNode header, JsonNode claims) {
    return signed(part(header) + "." + part(claims), header.path("alg").asText());
  }

  private String signed(String content, String alg) {
    try {
      Signature signature =
          switch (alg) {
            case "RS384" -> Signature.getInstance("SHA384withRSA");
            case "RS512" -> Signature.getInstance("SHA512withRSA");
            case "PS256" -> Signature.getInstance("RSASSA-PSS");
            default -> Signature.getInstance("SHA256withRSA");
          };
      if (alg.equals("PS256")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(ours.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hmac(ObjectNode header, String alg, byte[] secret) {
    String content = part(header.deepCopy().put("alg", alg)) + "." + part(claims);
    String name = "HmacSHA" + alg.substring(2);
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret, name));
      return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode ownKey() {
    RSAPublicKey key = (RSAPublicKey) ours.getPublic();
    return Http.JSON
        .createObjectNode()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", header.path("kid").asText())
        .put("n", BASE64.encodeToString(key.getModulus().toByteArray()))
        .put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
  }

  private RSAPublicKey publicKey() {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private BigInteger number(String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(published.path(name).asText()));
  }

  private String pem() {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(publicKey().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  private static JsonNode key(JsonNode keys, String id) {
    for (JsonNode key : keys.path("keys")) {
      if (key.path("kid").asText().equals(id)) {
        return key;
      }
    }
    throw new IllegalArgumentException("the token's key is not among those published");
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(JsonNode json) {
    return encoded(json.toString());
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(UTF_8));
  }

  private static ObjectNode json(String part) {
    return (ObjectNode) value(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }

  private static JsonNode value(String json) {
    return new Http.Reply(200, Map.of(), json).json();
  }
}

package org.amaan.knowledge.confirmation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A confirmation as a JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037), compact. */
public final class SignedConfirmation {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SignedConfirmation() {}

  /** A new private key, as a JSON Web Key. */
  public static String newKey() {
    try {
      return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
          .toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException("no key can be made", e);
    }
  }

  /** What may be published of a private key. */
  public static Map<String, Object> publicPart(String privateKey) {
    return key(privateKey).toParams(OutputControlLevel.PUBLIC_ONLY);
  }

  /**
   * @param privateKey a JSON Web Key, of which nothing is repeated when it is none
   */
  public static String sign(Confirmation confirmation, String privateKey) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    signature.setKey(key(privateKey).getPrivateKey());
    try {
      signature.setPayload(JSON.writeValueAsString(confirmation));
      return signature.getCompactSerialization();
    } catch (JsonProcessingException | JoseException e) {
      throw new IllegalArgumentException("The key does not sign.", e);
    }
  }

  /** Whether the key that signed it is one of theirs. */
  public static boolean isOfOneOf(String signed, List<Reviewer> reviewers) {
    return reviewers.stream().anyMatch(reviewer -> payload(signed, reviewer) != null);
  }

  /**
   * Whoever of the reviewers signed it may confirm that, by the name and capacity listed. One key
   * may stand in the list more than once, for each name, capacity or subject of its owner.
   */
  static Confirmation verified(String file, String signed, List<Reviewer> reviewers) {
    List<Reviewer> signers =
        reviewers.stream().filter(reviewer -> payload(signed, reviewer) != null).toList();
    if (signers.isEmpty()) {
      throw new InvalidConfirmation(file, "no reviewer in reviewers.yaml has signed it");
    }
    Confirmation confirmation = read(file, payload(signed, signers.get(0)));
    List<Reviewer> named =
        signers.stream()
            .filter(
                reviewer ->
                    reviewer.name().equals(confirmation.by())
                        && reviewer.capacity().equals(confirmation.capacity()))
            .toList();
    if (named.isEmpty()) {
      Reviewer signer = signers.get(0);
      throw new InvalidConfirmation(
          file, "/by: its signature is that of %s, %s".formatted(signer.name(), signer.capacity()));
    }
    if (named.stream().noneMatch(one -> one.confirms().contains(confirmation.subject()))) {
      throw new InvalidConfirmation(
          file, "/subject: " + confirmation.by() + " does not confirm " + confirmation.subject());
    }
    return confirmation;
  }

  private static Confirmation read(String file, @Nullable String payload) {
    try {
      return JSON.readValue(payload, Confirmation.class);
    } catch (JsonProcessingException e) {
      throw new InvalidConfirmation(file, e.getOriginalMessage());
    }
  }

  private static @Nullable String payload(String signed, Reviewer reviewer) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
    try {
      signature.setCompactSerialization(signed.strip());
      signature.setKey(JsonWebKey.Factory.newJwk(reviewer.key()).getKey());
      return signature.verifySignature() ? signature.getPayload() : null;
    } catch (JoseException notTheirs) {
      return null;
    }
  }

  private static OctetKeyPairJsonWebKey key(String privateKey) {
    try {
      if (JsonWebKey.Factory.newJwk(privateKey) instanceof OctetKeyPairJsonWebKey key
          && key.getPrivateKey() != null) {
        return key;
      }
    } catch (JoseException | RuntimeException unreadable) {
      // The message could hold some of the key.
    }
    throw new IllegalArgumentException("It is no private JSON Web Key for Ed25519.");
  }
}

package org.amaan.casework.signature;

import jakarta.ws.rs.core.Response;
import java.util.Base64;
import org.amaan.casework.api.SignaturesApi;
import org.amaan.casework.api.model.SignatureKey;
import org.amaan.casework.api.model.SignatureKeys;

/** {@code /v1/signature-keys}. */
class SignaturesResource implements SignaturesApi {

  private final SigningKeys keys;

  SignaturesResource(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Response listSignatureKeys() {
    return Response.ok(
            new SignatureKeys(keys.keys().stream().map(SignaturesResource::shown).toList()))
        .build();
  }

  private static SignatureKey shown(SigningKeys.Key key) {
    return new SignatureKey(
        SignatureKey.KtyEnum.OKP,
        SignatureKey.CrvEnum.ED25519,
        key.id(),
        SignatureKey.UseEnum.SIG,
        SignatureKey.AlgEnum.ED_DSA,
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()));
  }
}

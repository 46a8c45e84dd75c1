package org.amaan.casework.signature;

import jakarta.ws.rs.core.Response;
import org.amaan.casework.api.SignaturesApi;

/** {@code /v1/signature-keys}. */
class SignaturesResource implements SignaturesApi {

  private final SigningKeys keys;

  SignaturesResource(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Response listSignatureKeys() {
    return Response.ok(keys.published()).build();
  }
}

package org.amaan.casework.law;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.amaan.casework.api.LegalProfilesApi;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.jspecify.annotations.Nullable;

/** {@code /v1/legal-profiles}. */
class LegalProfilesResource implements LegalProfilesApi {

  private final LawJson json;
  private final Clock clock;

  LegalProfilesResource(LawJson json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Response compareLegalProfile(String profileId, @Nullable String version) {
    Optional<LegalProfile> profile =
        version == null
            ? LegalProfiles.newest(profileId, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            : LegalProfiles.find(profileId, version);
    return Response.ok(json.comparison(profile.orElseThrow(LegalProfileNotFound::new))).build();
  }
}

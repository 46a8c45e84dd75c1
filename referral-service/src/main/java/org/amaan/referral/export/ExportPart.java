package org.amaan.referral.export;

import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.jspecify.annotations.Nullable;

/** What one feature holds about a subject, for the person who asks what is held about them. */
public interface ExportPart {

  /**
   * @param officer who exports it, and has been admitted
   * @param key null when the subject was erased
   */
  void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key);
}

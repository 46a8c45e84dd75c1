package org.amaan.platform.problem;

/** Others changed the same records, again and again while this tried to. */
public final class ChangedByOthers extends Refusal {
  public ChangedByOthers() {
    super(
        409,
        "changed-by-others",
        "Others are changing the same records",
        "Nothing of this request was carried out. Repeat it in a moment: with the same"
            + " Idempotency-Key, or with the ETag of what you then read.");
    with("retryAfterSeconds", 1);
  }
}
